import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  IdListField,
  KeyListField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PersonNameDto } from '../standards/clauses.dto';
import type { CommentType, Outcome } from './comment.policy';
import { roundKinds, type RoundKind } from './round.policy';

export class NewRoundDto {
  @ChoiceField(roundKinds, { description: 'Of the working group, or a consultation of staff at all levels.' })
  kind!: RoundKind;
  @MomentField({ description: 'In the future. Etalon closes the round when it passes.' }) deadline!: Date;
  @IdListField({ optional: true, description: 'People asked to review, one by one.', example: [4, 7, 9] })
  participantIds?: number[];
  @IdListField({ optional: true, description: 'Units of which everybody is asked.', example: [2] }) unitIds?: number[];
  @KeyListField({ optional: true, description: 'Job roles of which everybody is asked.', example: ['operator'] })
  jobRoles?: string[];
  @FlagField({ optional: true, description: 'Everybody in the company is asked.' }) everyone?: boolean;
  @FlagField({ optional: true, description: 'Whether comments may be made without a name; in a consultation only.' })
  anonymous?: boolean;
}

export class DeadlineDto {
  @MomentField({ description: 'Later than the present one.' }) deadline!: Date;
}

export class ParticipantDto {
  @IdField() personId!: number;
  @TextField({ maximum: 200, example: 'Анна Петрова' }) name!: string;
  @FlagField({ description: 'False once the person has left.' }) active!: boolean;
  @WholeNumberField({ minimum: 0, description: 'How many comments the person made in this round.', example: 3 })
  comments!: number;
  @TextField({ maximum: 200, nullable: true, description: 'The unit the person belongs to now.', example: 'Shops' })
  unit!: string | null;
}

export class RoundDto {
  @IdField() id!: number;
  @IdField() draftId!: number;
  @ChoiceField(roundKinds) kind!: RoundKind;
  @FlagField({ description: 'Whether comments may be made without a name.' }) anonymous!: boolean;
  @MomentField() deadline!: Date;
  @ObjectField(() => PersonNameDto) openedBy!: PersonNameDto;
  @MomentField() openedAt!: Date;
  @ObjectField(() => PersonNameDto, { nullable: true, description: 'Null with a `closedAt`: the deadline passed.' })
  closedBy!: PersonNameDto | null;
  @MomentField({ nullable: true }) closedAt!: Date | null;
  @ObjectListField(() => ParticipantDto) participants!: ParticipantDto[];
  @WholeNumberField({ minimum: 0, description: 'Comments made in this round, by whomever.', example: 12 })
  comments!: number;
  @WholeNumberField({ minimum: 0, description: 'Those of them without a name.', example: 0 }) nameless!: number;
  @ChoiceListField(['close', 'extend'] as const, { description: 'What this person may do now.', example: ['close'] })
  allowedActions!: string[];
}

class UnitTakingPartDto {
  @TextField({ maximum: 200, nullable: true, description: 'Null for people without a unit.' }) unit!: string | null;
  @WholeNumberField({ minimum: 0, example: 8 }) asked!: number;
  @WholeNumberField({ minimum: 0, description: 'How many of them commented under their name.', example: 5 })
  commented!: number;
}

class SaidOfSectionDto {
  @IdField({ nullable: true, description: 'Null for comments on the whole draft.' }) sectionId!: number | null;
  @WholeNumberField({ minimum: 1, nullable: true, description: 'Null once removed from the draft.' })
  number!: number | null;
  @TextField({ maximum: 200, nullable: true }) title!: string | null;
  @WholeNumberField({ minimum: 0, example: 7 }) comments!: number;
}

class CommentTypesDto implements Record<CommentType, number> {
  @WholeNumberField({ minimum: 0, example: 4 }) general!: number;
  @WholeNumberField({ minimum: 0, example: 2 }) technical!: number;
  @WholeNumberField({ minimum: 0, example: 1 }) editorial!: number;
}

class OutcomesDto implements Record<Outcome, number> {
  @WholeNumberField({ minimum: 0, example: 2 }) accepted!: number;
  @WholeNumberField({ minimum: 0, example: 1 }) 'accepted-with-changes'!: number;
  @WholeNumberField({ minimum: 0, example: 1 }) rejected!: number;
  @WholeNumberField({ minimum: 0, example: 0 }) noted!: number;
}

export class RoundSummaryDto {
  @ObjectField(() => RoundDto) round!: RoundDto;
  @ObjectListField(() => UnitTakingPartDto) units!: UnitTakingPartDto[];
  @ObjectField(() => CommentTypesDto) types!: CommentTypesDto;
  @ObjectListField(() => SaidOfSectionDto, { description: 'In the order of the text.' }) sections!: SaidOfSectionDto[];
  @ObjectField(() => OutcomesDto) outcomes!: OutcomesDto;
  @WholeNumberField({ minimum: 0, description: 'Comments without an answer.', example: 3 }) open!: number;
}
