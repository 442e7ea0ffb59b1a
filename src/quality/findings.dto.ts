import {
  ChoiceField,
  ChoiceListField,
  IdField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PersonNameDto } from '../standards/clauses.dto';
import { FaultDto } from '../standards/drafts.dto';
import { findingActions, type FindingAction } from './finding.policy';
import { ruleIds, severities, type LintedPart, type RuleId, type Severity } from './lint/finding';

export const shows = ['open', 'waived', 'all'] as const;

export class FindingsQuery {
  @ChoiceField(shows, { optional: true, description: 'Those without a waiver unless told.' })
  show?: (typeof shows)[number];
  @ChoiceField(severities, { optional: true, description: 'Only those of this severity.' }) severity?: Severity;
}

export class PassageDto {
  @WholeNumberField({ minimum: 0, description: 'In UTF-16 units of the plain text of the field.', example: 12 })
  start!: number;
  @WholeNumberField({ minimum: 0, example: 20 }) end!: number;
  @TextField({ minimum: 0, maximum: 10_000, description: 'What stands there.', example: 'promptly' }) quote!: string;
}

export class WaiverDto {
  @IdField() id!: number;
  @TextField({ maximum: 1000, example: 'Our slogan, which is printed as it is.' }) reason!: string;
  @ObjectField(() => PersonNameDto) waivedBy!: PersonNameDto;
  @MomentField() waivedAt!: Date;
}

export class FindingDto {
  @ChoiceField(ruleIds) rule!: RuleId;
  @ChoiceField(severities, { description: 'A blocking one keeps the draft from its approvers unless it is waived.' })
  severity!: Severity;
  @ChoiceField(['title', 'body', 'check', 'rationale', 'say'] as const, { description: 'Where the passage stands.' })
  field!: LintedPart;
  @ObjectField(() => PassageDto) passage!: PassageDto;
  @TextField({ maximum: 1000, description: 'Why it matters, in the language of the reader.' }) reason!: string;
  @TextField({ maximum: 1000, description: 'How to write it instead.' }) proposal!: string;
  @ObjectField(() => WaiverDto, { nullable: true }) waiver!: WaiverDto | null;
  @ChoiceListField(findingActions, { description: 'What this person may do now.', example: ['waive'] })
  allowedActions!: FindingAction[];
}

export class ClauseFindingsDto {
  @IdField() clauseId!: number;
  @TextField({ maximum: 9, example: '2.3' }) number!: string;
  @TextField({ maximum: 200, example: 'The phone is picked up before the third ring' }) title!: string;
  @ObjectListField(() => FindingDto) findings!: FindingDto[];
}

export class DraftFindingsDto {
  @IdField() draftId!: number;
  @ObjectListField(() => FaultDto, { description: 'What keeps the draft from its approvers, whatever was asked for.' })
  blocking!: FaultDto[];
  @ObjectListField(() => ClauseFindingsDto, { description: 'Clauses with findings, in the order of reading.' })
  clauses!: ClauseFindingsDto[];
}

export class NewWaiverDto {
  @ChoiceField(ruleIds, { example: 'vague' }) rule!: RuleId;
  @TextField({ minimum: 0, maximum: 10_000, description: 'The passage as it was found.', example: 'promptly' })
  quote!: string;
  @TextField({ maximum: 1000, example: 'Our slogan, which is printed as it is.' }) reason!: string;
}
