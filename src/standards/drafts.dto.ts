import {
  ChoiceField,
  ChoiceListField,
  DayField,
  DescribedField,
  FlagField,
  IdField,
  KeyField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  VerbatimField,
  WholeNumberField,
} from '../platform/http/fields';
import { languages, type GlossaryTerm, type Language, type StandardJobRole } from '../vocabulary';
import { ClauseTextDto, PersonNameDto } from './clauses.dto';
import { draftActions, draftStates, type DraftAction, type DraftState } from './draft.lifecycle';
import { countLimits, textLimits } from './standard-file';

export class StandardJobRoleDto implements StandardJobRole {
  @KeyField({ example: 'operator' }) key!: string;
  @TextField({ maximum: textLimits.title, example: 'Оператор колл-центра' }) title!: string;
}

export class GlossaryTermDto implements GlossaryTerm {
  @TextField({ maximum: textLimits.term, example: 'обращение' }) term!: string;
  @TextField({ maximum: textLimits.meaning, example: 'Всё, с чем клиент приходит, звонит или пишет.' })
  meaning!: string;
}

export class EditionInForceDto {
  @IdField() id!: number;
  @WholeNumberField({ example: 2 }) number!: number;
  @DayField() effectiveDate!: string;
}

export class OpenDraftDto {
  @IdField() id!: number;
  @ChoiceField(draftStates) state!: DraftState;
  @MomentField() since!: Date;
}

export class StandardDto {
  @IdField() id!: number;
  @KeyField({ example: 'phone-service' }) slug!: string;
  @ChoiceField(languages) language!: Language;
  @TextField({ maximum: textLimits.title, example: 'Телефонное обслуживание' }) title!: string;
  @ObjectField(() => EditionInForceDto, { nullable: true }) edition!: EditionInForceDto | null;
  @ObjectField(() => OpenDraftDto, { nullable: true, description: 'Only for those who may read it.' })
  draft!: OpenDraftDto | null;
}

export class NewStandardDto {
  @TextField({ maximum: textLimits.title, example: 'Телефонное обслуживание' }) title!: string;
  @ChoiceField(languages) language!: Language;
  @KeyField({ optional: true, description: 'Derived from the title when absent.', example: 'phone-service' })
  slug?: string;
  @TextField({ maximum: textLimits.summary, optional: true, nullable: true }) summary?: string | null;
  @ObjectListField(() => StandardJobRoleDto, { minimum: 1, maximum: countLimits.jobRoles })
  jobRoles!: StandardJobRoleDto[];
}

export class ImportedStandardDto {
  @IdField() standardId!: number;
  @IdField() draftId!: number;
}

export class FaultDto {
  @TextField({ maximum: 200, example: 'sections.3' }) field!: string;
  @TextField({ maximum: 64, example: 'no-responsible-member' }) code!: string;
  @TextField({ maximum: 1000, example: 'Section 3 "Complaints" has no responsible member' }) message!: string;
}

export class NextStepDto {
  @ChoiceField(draftActions) action!: DraftAction;
  @ChoiceField(draftStates) to!: DraftState;
  @FlagField({ description: 'Whether it is for this person to do.' }) mine!: boolean;
  @ObjectListField(() => FaultDto, { description: 'Everything that blocks it.' }) missing!: FaultDto[];
}

export class DraftDto {
  @IdField() id!: number;
  @IdField() standardId!: number;
  @ChoiceField(draftStates) state!: DraftState;
  @MomentField() stateSince!: Date;
  @TextField({ maximum: textLimits.title, example: 'Телефонное обслуживание' }) title!: string;
  @TextField({ maximum: textLimits.summary, nullable: true }) summary!: string | null;
  @VerbatimField({ maximum: textLimits.foreword, nullable: true, description: 'Markdown.' }) foreword!: string | null;
  @ObjectListField(() => GlossaryTermDto, { maximum: countLimits.terms }) glossary!: GlossaryTermDto[];
  @ObjectListField(() => StandardJobRoleDto) jobRoles!: StandardJobRoleDto[];
  @IdField({ nullable: true }) copiedFromId!: number | null;
  @TextField({ maximum: 2000, nullable: true }) withdrawalReason!: string | null;
  @WholeNumberField({ example: 1, description: 'Of all that the standard says about itself.' }) version!: number;
  @ChoiceListField(draftActions, { description: 'What this person may do now.', example: ['open-review', 'withdraw'] })
  allowedActions!: DraftAction[];
  @ObjectListField(() => NextStepDto) nextSteps!: NextStepDto[];
}

export class DraftHeadDto {
  @TextField({ maximum: textLimits.title, optional: true, example: 'Телефонное обслуживание' }) title?: string;
  @TextField({ maximum: textLimits.summary, optional: true, nullable: true }) summary?: string | null;
  @VerbatimField({ maximum: textLimits.foreword, optional: true, nullable: true, description: 'Markdown.' }) foreword?:
    string | null;
  @ObjectListField(() => GlossaryTermDto, { optional: true, maximum: countLimits.terms }) glossary?: GlossaryTermDto[];
  @ObjectListField(() => StandardJobRoleDto, { optional: true, minimum: 1, maximum: countLimits.jobRoles })
  jobRoles?: StandardJobRoleDto[];
}

export class WithdrawalDto {
  @TextField({ maximum: 2000, example: 'Стандарт объединён с другим.' }) reason!: string;
}

export class NewSectionDto {
  @TextField({ maximum: textLimits.title, example: 'Приём звонка' }) title!: string;
  @VerbatimField({ maximum: textLimits.body, nullable: true, description: 'Markdown.' }) introduction: string | null =
    null;
  @WholeNumberField({ optional: true, minimum: 1, maximum: 500, description: 'The end unless told.', example: 2 })
  position?: number;
}

export class SectionChangeDto {
  @TextField({ maximum: textLimits.title, optional: true, example: 'Приём звонка' }) title?: string;
  @VerbatimField({ maximum: textLimits.body, optional: true, nullable: true }) introduction?: string | null;
}

export class PositionDto {
  @WholeNumberField({ minimum: 1, maximum: 500, description: '1 for the first.', example: 2 }) position!: number;
}

export class SectionDto {
  @IdField() id!: number;
  @WholeNumberField({ nullable: true, description: 'Its number; null once removed.', example: 2 }) position!:
    number | null;
  @TextField({ maximum: textLimits.title, example: 'Приём звонка' }) title!: string;
  @TextField({ maximum: textLimits.body, nullable: true }) introduction!: string | null;
  @WholeNumberField({ example: 1 }) version!: number;
}

export class ContentClauseDto {
  @IdField() id!: number;
  @KeyField({ example: 'answer-in-three-rings' }) key!: string;
  @TextField({ maximum: 9, example: '2.3' }) number!: string;
  @IdField() revisionId!: number;
  @ObjectField(() => ClauseTextDto) text!: ClauseTextDto;
}

export class ContentSectionDto {
  @IdField() id!: number;
  @WholeNumberField({ example: 2 }) number!: number;
  @TextField({ maximum: textLimits.title }) title!: string;
  @TextField({ maximum: textLimits.body, nullable: true }) introduction!: string | null;
  @ObjectListField(() => ContentClauseDto) clauses!: ContentClauseDto[];
}

export class DraftTextDto {
  @KeyField() slug!: string;
  @ChoiceField(languages) language!: Language;
  @TextField({ maximum: textLimits.title }) title!: string;
  @TextField({ maximum: textLimits.summary, nullable: true }) summary!: string | null;
  @VerbatimField({ maximum: textLimits.foreword, nullable: true, description: 'Markdown.' }) foreword!: string | null;
  @ObjectListField(() => GlossaryTermDto, { maximum: countLimits.terms }) glossary!: GlossaryTermDto[];
  @ObjectListField(() => StandardJobRoleDto) jobRoles!: StandardJobRoleDto[];
  @ObjectListField(() => ContentSectionDto) sections!: ContentSectionDto[];
  @TextField({ maximum: 64, description: 'SHA-256 of the words and their order.' }) contentHash!: string;
}

export class EventDto {
  @WholeNumberField({ example: 120 }) id!: number;
  @MomentField() at!: Date;
  @TextField({ maximum: 64, example: 'clause.revised' }) type!: string;
  @ObjectField(() => PersonNameDto, { nullable: true, description: 'Null when Etalon itself acted.' })
  actor!: PersonNameDto | null;
  @WholeNumberField({ nullable: true, example: 9 }) subjectId!: number | null;
  @DescribedField({ type: 'object', additionalProperties: true }, { example: { revisionId: 31 } })
  data!: Record<string, unknown>;
}
