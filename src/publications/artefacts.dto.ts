import { Transform } from 'class-transformer';
import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  KeyField,
  MomentField,
  ObjectField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import {
  artefactActions,
  artefactKinds,
  artefactStates,
  failureCodes,
  type ArtefactAction,
  type ArtefactKind,
  type ArtefactState,
  type FailureCode,
} from './artefact.policy';

export class ArtefactFailureDto {
  @ChoiceField(failureCodes) code!: FailureCode;
  @TextField({ maximum: 1000, description: 'What happened and what helps, in the language of the reader.' })
  message!: string;
  @TextField({ maximum: 10_000, nullable: true, description: 'Technical; only for HR and administrators.' })
  detail!: string | null;
}

export class ArtefactDto {
  @IdField() id!: number;
  @IdField() editionId!: number;
  @KeyField({ description: 'Unique in the edition.', example: 'brochure-operator' }) name!: string;
  @ChoiceField(artefactKinds) kind!: ArtefactKind;
  @KeyField({ nullable: true, description: 'Key of the job role a brochure is for.', example: 'operator' })
  jobRole!: string | null;
  @TextField({ maximum: 200, example: 'Оператор' }) title!: string;
  @ChoiceField(artefactStates) state!: ArtefactState;
  @WholeNumberField({ minimum: 0, maximum: 100, description: 'Percent.', example: 30 }) progress!: number;
  @WholeNumberField({ nullable: true, minimum: 1, example: 24 }) pages!: number | null;
  @WholeNumberField({ nullable: true, minimum: 1, example: 481_516 }) bytes!: number | null;
  @TextField({ maximum: 64, nullable: true, description: 'Of the file, in hexadecimal.' }) sha256!: string | null;
  @TextField({
    maximum: 14,
    nullable: true,
    description: 'Printed on it, to be verified by: see `/api/verify/{hash}`.',
    example: '7F3K-9QW2-HX4M',
  })
  code!: string | null;
  @WholeNumberField({
    minimum: 1,
    nullable: true,
    description:
      'Number of the earlier edition since which a brochure stands, and which it bears; null when it was made for its own.',
    example: 2,
  })
  unchangedSince!: number | null;
  @MomentField() queuedAt!: Date;
  @MomentField({ nullable: true }) readyAt!: Date | null;
  @ObjectField(() => ArtefactFailureDto, { nullable: true, description: 'How the last attempt failed, if it did.' })
  failure!: ArtefactFailureDto | null;
  @ChoiceListField(artefactActions, { example: ['download'] }) allowedActions!: ArtefactAction[];
}

export class FileQuery {
  @Transform(({ value }) => (value === '' || value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @FlagField({ optional: true, description: 'Shown in the browser instead of being saved.' })
  inline?: boolean;
}
