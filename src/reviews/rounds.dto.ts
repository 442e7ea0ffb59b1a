import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  IdListField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PersonNameDto } from '../standards/clauses.dto';
import { roundKinds, type RoundKind } from './round.policy';

export class NewRoundDto {
  @ChoiceField(roundKinds, { description: 'Of the working group, or a consultation of staff at all levels.' })
  kind!: RoundKind;
  @MomentField({ description: 'In the future. Etalon closes the round when it passes.' }) deadline!: Date;
  @IdListField({ description: 'People asked to review, at least one.', example: [4, 7, 9] }) participantIds!: number[];
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
}

export class RoundDto {
  @IdField() id!: number;
  @IdField() draftId!: number;
  @ChoiceField(roundKinds) kind!: RoundKind;
  @MomentField() deadline!: Date;
  @ObjectField(() => PersonNameDto) openedBy!: PersonNameDto;
  @MomentField() openedAt!: Date;
  @ObjectField(() => PersonNameDto, { nullable: true, description: 'Null with a `closedAt`: the deadline passed.' })
  closedBy!: PersonNameDto | null;
  @MomentField({ nullable: true }) closedAt!: Date | null;
  @ObjectListField(() => ParticipantDto) participants!: ParticipantDto[];
  @WholeNumberField({ minimum: 0, description: 'Comments made in this round, by whomever.', example: 12 })
  comments!: number;
  @ChoiceListField(['close', 'extend'] as const, { description: 'What this person may do now.', example: ['close'] })
  allowedActions!: string[];
}
