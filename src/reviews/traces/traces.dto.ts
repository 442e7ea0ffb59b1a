import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../../platform/http/fields';
import { PersonNameDto, RevisionDto } from '../../standards/clauses.dto';
import { textLimits } from '../../standards/standard-file';
import { commentTypes, outcomes, type CommentType, type Outcome } from '../comment.policy';
import { wordingStates, type WordingState } from './wording';

class TracedRevisionDto {
  @IdField() id!: number;
  @IdField() clauseId!: number;
  @WholeNumberField({ minimum: 1, example: 4 }) number!: number;
  @WholeNumberField({ minimum: 1, nullable: true, description: 'The revision before it.' }) previous!: number | null;
  @MomentField() createdAt!: Date;
}

class StandingEditionDto {
  @IdField() id!: number;
  @IdField() standardId!: number;
  @WholeNumberField({ minimum: 1, example: 2 }) number!: number;
  @DayField() effectiveDate!: string;
  @FlagField() inForce!: boolean;
}

class TracedEditionDto extends StandingEditionDto {
  @TextField({ maximum: 9, example: '2.3', description: 'Of the clause in that edition.' }) clauseNumber!: string;
}

class WordingDto {
  @ChoiceField(wordingStates, { description: 'As it was written, in other words, or no longer there.' })
  state!: WordingState;
  @TextField({ maximum: textLimits.body, nullable: true, description: 'The sentence in which it stands now.' })
  sentence!: string | null;
}

/** From an answer to the published sentence. */
export class CommentTraceDto {
  @ObjectField(() => TracedRevisionDto) revision!: TracedRevisionDto;
  @ObjectField(() => TracedEditionDto, {
    nullable: true,
    description: 'The first edition in which that revision, or one after it, stands.',
  })
  edition!: TracedEditionDto | null;
  @ObjectField(() => WordingDto, {
    description: 'In the edition in force or, before there is an edition, in the draft.',
  })
  wording!: WordingDto;
}

class ShapingCommentDto {
  @IdField() id!: number;
  @IdField() draftId!: number;
  @IdField({ nullable: true }) clauseId!: number | null;
  @IdField({ nullable: true }) sectionId!: number | null;
  @ObjectField(() => PersonNameDto) author!: PersonNameDto;
  @ChoiceField(commentTypes) type!: CommentType;
  @TextField({ maximum: 10_000 }) text!: string;
  @ChoiceField(outcomes, { nullable: true }) outcome!: Outcome | null;
}

/** A revision with what brought it about. */
export class OriginDto extends RevisionDto {
  @ObjectListField(() => ShapingCommentDto, { description: 'Those that the reader may read.' })
  comments!: ShapingCommentDto[];
  @ObjectListField(() => StandingEditionDto, { description: 'In which it stands.' }) editions!: StandingEditionDto[];
}
