import { ChoiceField, ObjectListField, TextField, WholeNumberField } from '../platform/http/fields';
import { languages, type Language } from '../vocabulary';
import { outcomes, type Outcome } from './comment.policy';
import { mostTemplates, templateLimit } from './reason-template.rules';

export class LanguageParam {
  @ChoiceField(languages) language!: Language;
}

export class ReasonTemplateDto {
  @ChoiceField(outcomes, { optional: true, nullable: true, description: 'Null: for every outcome.' })
  outcome?: Outcome | null;
  @TextField({ maximum: templateLimit, example: 'Об этом уже говорится в другом пункте.' }) text!: string;
}

export class NewReasonTemplatesDto {
  @ObjectListField(() => ReasonTemplateDto, { maximum: mostTemplates }) templates!: ReasonTemplateDto[];
}

export class ReasonTemplatesDto extends NewReasonTemplatesDto {
  @ChoiceField(languages) language!: Language;
  @WholeNumberField({ minimum: 0, example: 36, description: 'To be named in `If-Match` when the list is replaced.' })
  version!: number;
}
