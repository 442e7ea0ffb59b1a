import { ChoiceListField, IdField, KeyField, MomentField, ObjectField, TextField } from '../platform/http/fields';

export class LinkMakerDto {
  @IdField() id!: number;
  @TextField({ maximum: 200, example: 'Айгүл Серікова' }) name!: string;
}

export class LinkDto {
  @IdField() id!: number;
  @IdField() standardId!: number;
  @KeyField({ description: 'Key of the job role whose brochure it opens.', example: 'operator' }) jobRole!: string;
  @TextField({ maximum: 200, description: 'The job role as the edition in force names it.', example: 'Оператор' })
  title!: string;
  @TextField({ maximum: 1000, description: 'Opens the brochure without signing in.' }) url!: string;
  @ObjectField(() => LinkMakerDto) madeBy!: LinkMakerDto;
  @MomentField() madeAt!: Date;
  @ChoiceListField(['revoke'] as const) allowedActions!: string[];
}

export class NewLinkDto {
  @KeyField({ description: 'A job role of the edition in force.', example: 'operator' }) jobRole!: string;
}
