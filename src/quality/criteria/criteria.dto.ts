import {
  ChoiceField,
  ChoiceListField,
  DecimalField,
  FlagField,
  IdField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../../platform/http/fields';
import { PageQuery } from '../../platform/http/page';
import { PersonNameDto } from '../../standards/clauses.dto';
import { Type } from 'class-transformer';
import { criteriaLimits } from './criteria.rules';
import { judgingActions, type JudgingAction } from './judging.policy';
import { shows, type Show } from './standing';

const name = { optional: true, maximum: criteriaLimits.name, minimum: 0 };

export class CriterionNamesDto {
  @TextField(name) kk?: string;
  @TextField(name) ru?: string;
  @TextField(name) tr?: string;
  @TextField(name) sk?: string;
  @TextField({ ...name, example: 'Measurable' }) en?: string;
}

export class NewCriterionDto {
  @IdField({ optional: true, nullable: true, description: 'Left out for a new one.' }) id?: number | null;
  @ObjectField(() => CriterionNamesDto, { description: 'In at least one language.' }) names!: CriterionNamesDto;
  @FlagField({ description: 'One that is not in use is retired; one by which nobody judged goes away.', example: true })
  inUse!: boolean;
}

export class NewCriteriaDto {
  @DecimalField({
    minimum: 1,
    maximum: 5,
    decimals: 1,
    description: 'A clause with a lower mean keeps the draft in rework.',
    example: 3,
  })
  threshold!: number;
  @ObjectListField(() => NewCriterionDto, { maximum: criteriaLimits.all, description: 'In their order.' })
  criteria!: NewCriterionDto[];
}

export class CriterionDto {
  @IdField() id!: number;
  @ObjectField(() => CriterionNamesDto) names!: CriterionNamesDto;
  @FlagField({ example: true }) inUse!: boolean;
}

export class CriteriaDto {
  @DecimalField({ minimum: 1, maximum: 5, decimals: 1, example: 3 }) threshold!: number;
  @ObjectListField(() => CriterionDto) criteria!: CriterionDto[];
  @WholeNumberField({ minimum: 1, description: 'To be named in `If-Match` when the list is replaced.', example: 4 })
  version!: number;
  @ChoiceListField(['change'] as const, { example: ['change'] }) allowedActions!: string[];
}

export class CriterionNameDto {
  @IdField() id!: number;
  @TextField({ maximum: criteriaLimits.name, description: 'In the language of the reader.', example: 'Measurable' })
  name!: string;
}

export class TallyDto {
  @IdField() criterionId!: number;
  @DecimalField({ minimum: 1, maximum: 5, decimals: 1, example: 2.7 }) mean!: number;
  @WholeNumberField({ minimum: 1, maximum: 5, example: 1 }) lowest!: number;
  @WholeNumberField({ minimum: 1, maximum: 5, example: 5 }) highest!: number;
  @WholeNumberField({ minimum: 1, description: 'How many judged.', example: 6 }) count!: number;
  @WholeNumberField({ minimum: 0, description: 'Of these, how many an earlier text.', example: 1 }) older!: number;
  @FlagField({ description: 'The mean is below the threshold.', example: true }) below!: boolean;
  @FlagField({ description: 'The marks lie far apart: their standard deviation is 1 or more.', example: true })
  disputed!: boolean;
}

export class ExcuseDto {
  @IdField() id!: number;
  @TextField({ maximum: 1000, example: 'The law asks for it.' }) reason!: string;
  @ObjectField(() => PersonNameDto) excusedBy!: PersonNameDto;
  @MomentField() excusedAt!: Date;
}

export class ClauseStandingDto {
  @IdField() clauseId!: number;
  @TextField({ maximum: 9, example: '2.3' }) number!: string;
  @TextField({ maximum: 200, example: 'The phone is picked up before the third ring' }) title!: string;
  @IdField({ description: 'The present text.' }) revisionId!: number;
  @ObjectListField(() => TallyDto, { description: 'By each criterion by which somebody judged.' }) tallies!: TallyDto[];
  @FlagField({ description: 'Whether the clause keeps the draft from being finalised.' }) blocking!: boolean;
  @ObjectField(() => ExcuseDto, { nullable: true }) excuse!: ExcuseDto | null;
}

export class MatrixQueryDto extends PageQuery {
  @ChoiceField(shows, { optional: true, description: '`unjudged`: whose present text this person has not judged.' })
  show?: Show;
  @Type(() => Number) @IdField({ optional: true, description: 'Only this section.' }) section?: number;
}

export class CriteriaMatrixDto {
  @IdField() draftId!: number;
  @DecimalField({ minimum: 1, maximum: 5, decimals: 1, example: 3 }) threshold!: number;
  @ObjectListField(() => CriterionNameDto) criteria!: CriterionNameDto[];
  @ObjectListField(() => ClauseStandingDto) items!: ClauseStandingDto[];
  @IdField({ nullable: true, description: '`after` of the next page; null at the end.' }) next!: number | null;
}

export class GivenMarkDto {
  @IdField() criterionId!: number;
  @WholeNumberField({ minimum: 1, maximum: 5, example: 4 }) mark!: number;
  @TextField({ optional: true, nullable: true, minimum: 0, maximum: 500, example: 'Nobody counts the rings.' })
  word?: string | null;
}

export class NewJudgementDto {
  @IdField({ description: 'The revision that was read.' }) revisionId!: number;
  @ObjectListField(() => GivenMarkDto, { maximum: 100, description: 'In place of all that the person gave before.' })
  marks!: GivenMarkDto[];
}

export class JudgementDto extends GivenMarkDto {
  @ObjectField(() => PersonNameDto) person!: PersonNameDto;
  @IdField({ description: 'The text that was judged.' }) revisionId!: number;
  @MomentField() judgedAt!: Date;
  @FlagField({ description: 'The clause has a later text.' }) older!: boolean;
}

export class ClauseJudgementsDto {
  @IdField() clauseId!: number;
  @IdField({ description: 'The present text.' }) revisionId!: number;
  @ObjectListField(() => CriterionNameDto) criteria!: CriterionNameDto[];
  @ObjectField(() => ClauseStandingDto, { nullable: true, description: 'Null for a clause that was removed.' })
  standing!: ClauseStandingDto | null;
  @ObjectListField(() => JudgementDto) judgements!: JudgementDto[];
  @ChoiceListField(judgingActions, { description: 'What this person may do now.', example: ['judge'] })
  allowedActions!: JudgingAction[];
}

export class NewExcuseDto {
  @IdField({ description: 'The revision that was read; another one is not excused.' }) revisionId!: number;
  @TextField({ maximum: 1000, example: 'The law asks for it.' }) reason!: string;
}
