import {
  ChoiceField,
  ChoiceListField,
  DayField,
  DescribedField,
  IdField,
  MomentField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import type { EditionDocument } from '../rendering/edition-document';
import { textLimits } from '../standards/standard-file';
import { editionStates, type EditionState } from './edition.policy';

export class EditionDto {
  @IdField() id!: number;
  @IdField() standardId!: number;
  @IdField({ description: 'The draft whose approved text it is.' }) draftId!: number;
  @WholeNumberField({ minimum: 1, example: 2 }) number!: number;
  @TextField({ maximum: textLimits.title, example: 'Телефонное обслуживание' }) title!: string;
  @ChoiceField(editionStates) state!: EditionState;
  @DayField() effectiveDate!: string;
  @TextField({ maximum: 64, description: 'SHA-256 of the document as canonical JSON (RFC 8785).' })
  contentHash!: string;
  @MomentField() frozenAt!: Date;
  @MomentField({ nullable: true }) publishedAt!: Date | null;
  @MomentField({ nullable: true }) supersededAt!: Date | null;
  @ChoiceListField(['discard'] as const) allowedActions!: string[];
}

export class EditionTextDto extends EditionDto {
  @DescribedField(
    { type: 'object', additionalProperties: true },
    { description: 'The frozen text: organisation, standard, edition, jobRoles, sections with their clauses.' },
  )
  document!: EditionDocument;
}

export class NewEditionDto {
  @DayField({ description: 'The day from which the edition holds; not before its approval.' }) effectiveDate!: string;
}
