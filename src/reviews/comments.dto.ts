import { Transform, Type } from 'class-transformer';
import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  VerbatimField,
  WholeNumberField,
} from '../platform/http/fields';
import { PageQuery } from '../platform/http/page';
import { ClauseDto, PersonNameDto } from '../standards/clauses.dto';
import { textLimits } from '../standards/standard-file';
import { anchoringStates, type AnchoringState } from './anchors/anchoring';
import type { Proposal } from './proposal';
import { CommentTraceDto } from './traces/traces.dto';
import {
  acceptances,
  commentActionNames,
  commentTypes,
  outcomes,
  type Acceptance,
  type CommentType,
  type Outcome,
} from './comment.policy';

const commentLimit = 10_000;
export const reasonLimit = 2000;
export const objectionLimit = 2000;

export class RangeDto {
  @WholeNumberField({ minimum: 0, example: 22, description: 'UTF-16 code units from the beginning.' }) start!: number;
  @WholeNumberField({ minimum: 1, example: 42, description: 'The first one after the passage.' }) end!: number;
}

export class NewCommentDto {
  @IdField({ optional: true, description: 'On a clause; without it and `sectionId`, on the whole draft.' })
  clauseId?: number;
  @IdField({ optional: true, description: 'On a section.' }) sectionId?: number;
  @ObjectField(() => RangeDto, {
    optional: true,
    description:
      'A passage of the clause, in the plain text of its body: what a browser shows of it, without formatting.',
  })
  passage?: RangeDto;
  @IdField({ optional: true, description: 'The text that the passage is of; the present one when absent.' })
  revisionId?: number;
  @ChoiceField(commentTypes) type!: CommentType;
  @TextField({ maximum: commentLimit, example: 'Три гудка — много: в пиковые часы клиент уже положил трубку.' })
  text!: string;
  @VerbatimField({
    maximum: textLimits.body,
    optional: true,
    description: 'Proposed wording of the body of the clause, Markdown.',
    example: 'Сотрудник снимает трубку **до второго гудка**.',
  })
  suggestion?: string;
  @VerbatimField({
    maximum: textLimits.body,
    optional: true,
    description: 'Proposed wording in place of exactly the passage, instead of `suggestion`.',
    example: 'до второго гудка',
  })
  replacement?: string;
  @FlagField({
    optional: true,
    description:
      'Without a name, where the round allows it: then nothing tells who made it, and nobody is told of its answer.',
  })
  anonymous?: boolean;
}

/** How somebody comes to a page on which he may comment. */
export class CommentingQuery {
  @ChoiceField(['comment'] as const, { optional: true, description: 'What he wants to write, which is ready then.' })
  write?: 'comment';
  @ChoiceField(['comment'] as const, { optional: true, description: 'What he has just sent without his name.' })
  sent?: 'comment';
}

export class CommentQuery extends PageQuery {
  @Type(() => Number)
  @IdField({ optional: true })
  clauseId?: number;

  @Type(() => Number)
  @IdField({ optional: true, description: 'On the section or any of its clauses.' })
  sectionId?: number;

  @Type(() => Number)
  @IdField({ optional: true })
  roundId?: number;

  @Type(() => Number)
  @IdField({ optional: true })
  authorId?: number;

  @ChoiceField(commentTypes, { optional: true }) type?: CommentType;

  @Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value)
  @FlagField({ optional: true, description: 'True for those without a disposition, false for those with one.' })
  open?: boolean;

  @Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value)
  @FlagField({ optional: true, description: 'True: only those whose author is not satisfied with the answer.' })
  objected?: boolean;

  @Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value)
  @FlagField({ optional: true, description: 'True: only those whose passage is gone from the present text.' })
  orphaned?: boolean;
}

export class ObjectionDto {
  @IdField() id!: number;
  @TextField({ maximum: objectionLimit, example: 'Статистика за июль говорит обратное.' }) text!: string;
  @MomentField() createdAt!: Date;
  @ObjectField(() => PersonNameDto, { nullable: true, description: 'Who of those who lead has seen it.' })
  seenBy!: PersonNameDto | null;
  @MomentField({ nullable: true }) seenAt!: Date | null;
}

export class NewObjectionDto {
  @TextField({ maximum: objectionLimit, example: 'Статистика за июль говорит обратное.' }) text!: string;
}

export class DispositionDto {
  @IdField() id!: number;
  @ChoiceField(outcomes) outcome!: Outcome;
  @TextField({ maximum: reasonLimit, example: 'Согласны: статистика звонков это подтверждает.' }) reason!: string;
  @IdField({ nullable: true, description: 'The revision that carried it out.' }) revisionId!: number | null;
  @ObjectField(() => PersonNameDto) decidedBy!: PersonNameDto;
  @MomentField() decidedAt!: Date;
  @ObjectField(() => PersonNameDto, { nullable: true }) withdrawnBy!: PersonNameDto | null;
  @MomentField({ nullable: true }) withdrawnAt!: Date | null;
  @ObjectField(() => ObjectionDto, {
    nullable: true,
    description: 'Why it does not satisfy the author of the comment.',
  })
  objection!: ObjectionDto | null;
}

export class CommentedPlaceDto {
  @TextField({ maximum: 9, nullable: true, description: 'Null once removed.', example: '2.3' }) number!: string | null;
  @TextField({ maximum: textLimits.title, example: 'Трубку снимают до третьего гудка' }) title!: string;
}

export class PassageDto extends RangeDto {
  @TextField({ maximum: textLimits.body, example: 'до третьего гудка' }) exact!: string;
  @TextField({ maximum: 32, example: 'Сотрудник снимает трубку ' }) prefix!: string;
  @TextField({ maximum: 32, example: ' и называет себя.' }) suffix!: string;
}

export class AnchoringDto {
  @ChoiceField(anchoringStates, { description: 'As it was, in other words, elsewhere, or gone.' })
  state!: AnchoringState;
  @WholeNumberField({ minimum: 0, nullable: true }) start!: number | null;
  @WholeNumberField({ minimum: 1, nullable: true }) end!: number | null;
}

export class PlacementDto {
  @ObjectField(() => RangeDto, { description: 'In the plain text of the present body.' }) passage!: RangeDto;
  @IdField({ description: 'The present text of the clause, as the person saw it.' }) revisionId!: number;
}

export class ProposalDto {
  @ChoiceField(['new', 'present', 'clash'] as const, {
    description: 'New wording; nothing, for it is there already; or in a clash with what was changed since.',
  })
  state!: Proposal['state'];
  @TextField({ maximum: textLimits.body }) body!: string;
}

export class ResolutionDto {
  @ObjectField(() => PersonNameDto) by!: PersonNameDto;
  @MomentField() at!: Date;
}

export class JoinedCommentDto {
  @IdField() id!: number;
  @ObjectField(() => PersonNameDto, { nullable: true, description: 'Null for one without a name.' })
  author!: PersonNameDto | null;
  @TextField({ maximum: commentLimit }) text!: string;
}

export class JoiningDto {
  @IdField({ description: 'The comment that says the same and is answered for both.' }) joinedTo!: number;
}

export class CommentDto {
  @IdField() id!: number;
  @IdField() draftId!: number;
  @IdField() roundId!: number;
  @IdField({ nullable: true }) clauseId!: number | null;
  @IdField({ nullable: true }) sectionId!: number | null;
  @ObjectField(() => CommentedPlaceDto, { nullable: true, description: 'Null for a comment on the whole draft.' })
  place!: CommentedPlaceDto | null;
  @IdField({ nullable: true, description: 'The text of the clause that the author read.' }) revisionId!: number | null;
  @ObjectField(() => PassageDto, { nullable: true, description: 'What it is about in the clause.' })
  passage!: PassageDto | null;
  @IdField({ nullable: true, description: 'The text that the passage is of.' }) passageRevisionId!: number | null;
  @ObjectField(() => AnchoringDto, { nullable: true, description: 'Where the passage is in the present text.' })
  anchoring!: AnchoringDto | null;
  @ObjectField(() => PersonNameDto, { nullable: true, description: 'Null for a comment without a name.' })
  author!: PersonNameDto | null;
  @MomentField() createdAt!: Date;
  @ChoiceField(commentTypes) type!: CommentType;
  @TextField({ maximum: commentLimit }) text!: string;
  @TextField({ maximum: textLimits.body, nullable: true }) suggestion!: string | null;
  @ObjectField(() => ProposalDto, { nullable: true, description: 'What the suggestion makes of the present text.' })
  proposal!: ProposalDto | null;
  @ObjectField(() => DispositionDto, { nullable: true, description: 'What became of it.' })
  disposition!: DispositionDto | null;
  @ObjectListField(() => PersonNameDto, { description: 'Whom its text addresses by `@` and the name.' })
  mentions!: PersonNameDto[];
  @ObjectListField(() => PersonNameDto, { description: 'Who agrees with it.' }) agreements!: PersonNameDto[];
  @ObjectField(() => ResolutionDto, {
    nullable: true,
    description: 'Who ended the talk about it; null while it goes on.',
  })
  resolution!: ResolutionDto | null;
  @ObjectField(() => JoinedCommentDto, { nullable: true, description: 'What it says again, and is answered with.' })
  joinedTo!: JoinedCommentDto | null;
  @ObjectListField(() => JoinedCommentDto, { description: 'Those that say the same again and get its answer.' })
  joined!: JoinedCommentDto[];
  @ObjectField(() => CommentTraceDto, { nullable: true, description: 'From the answer to the published sentence.' })
  trace!: CommentTraceDto | null;
  @WholeNumberField({ minimum: 0, example: 2 }) replies!: number;
  @ChoiceListField(commentActionNames, {
    description: 'What this person may do now.',
    example: ['reply', 'dispose', 'apply'],
  })
  allowedActions!: string[];
}

export class NewReplyDto {
  @TextField({ maximum: commentLimit, example: 'Проверили: второй гудок звучит через четыре секунды.' }) text!: string;
}

export class ReplyDto {
  @IdField() id!: number;
  @ObjectField(() => PersonNameDto) author!: PersonNameDto;
  @MomentField() createdAt!: Date;
  @TextField({ maximum: commentLimit }) text!: string;
  @ObjectListField(() => PersonNameDto, { description: 'Whom it addresses.' }) mentions!: PersonNameDto[];
}

export class CommentThreadDto {
  @ObjectField(() => CommentDto) comment!: CommentDto;
  @ObjectListField(() => ReplyDto) replies!: ReplyDto[];
  @ObjectListField(() => DispositionDto, { description: 'Those that were withdrawn, the oldest first.' })
  withdrawnDispositions!: DispositionDto[];
}

export class NewDispositionDto {
  @ChoiceField(outcomes) outcome!: Outcome;
  @TextField({ maximum: reasonLimit, example: 'Согласны: статистика звонков это подтверждает.' }) reason!: string;
  @IdField({
    optional: true,
    description: 'The revision that carried it out; the one made by applying the suggestion unless told.',
  })
  revisionId?: number;
}

export class CarryingRevisionDto {
  @IdField({ description: 'A revision made in this draft after the comment; of its clause, if it has one.' })
  revisionId!: number;
}

export class ApplicationDto {
  @ChoiceField(acceptances, { optional: true, description: 'Accepts the comment in the same act.' })
  outcome?: Acceptance;
  @TextField({ maximum: reasonLimit, optional: true, description: 'Goes with `outcome`.', example: 'Так яснее.' })
  reason?: string;
}

export class AppliedDto {
  @ObjectField(() => CommentDto) comment!: CommentDto;
  @ObjectField(() => ClauseDto) clause!: ClauseDto;
}
