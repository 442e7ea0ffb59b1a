import { IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import {
  ChoiceField,
  ChoiceListField,
  DescribedField,
  IdField,
  KeyField,
  KeyListField,
  MomentField,
  ObjectField,
  TextField,
  TextListField,
  VerbatimField,
  WholeNumberField,
} from '../platform/http/fields';
import {
  comparisons,
  obligations,
  type ClauseText,
  type Comparison,
  type Measure,
  type Obligation,
} from '../vocabulary';
import { countLimits, textLimits, weightRange } from './standard-file';

export class MeasureDto implements Measure {
  @TextField({ maximum: textLimits.indicator, example: 'гудков до ответа' }) indicator!: string;
  @ChoiceField(comparisons, { example: 'at-most' }) comparison!: Comparison;
  @DescribedField(
    {
      oneOf: [
        { type: 'number' },
        { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
        { type: 'null' },
      ],
    },
    { description: 'A number; `[low, high]` for `between`; null for `yes-no`.', example: 3 },
  )
  target!: number | [number, number] | null;
  @TextField({ maximum: textLimits.unit, nullable: true, example: 'гудка' }) unit!: string | null;
}

export class ClauseTextDto implements ClauseText {
  @TextField({ maximum: textLimits.title, example: 'Трубку снимают до третьего гудка' }) title!: string;
  @VerbatimField({
    maximum: textLimits.body,
    description: 'Markdown: CommonMark with tables, no headings; raw HTML stays text.',
    example: 'Сотрудник снимает трубку **до третьего гудка**.',
  })
  body!: string;
  @KeyListField({ description: 'Keys of job roles; empty for a general clause.', example: ['operator'] })
  appliesTo!: string[];
  @ChoiceField(obligations) obligation!: Obligation;
  @ObjectField(() => MeasureDto, { nullable: true }) measure!: MeasureDto | null;
  @TextField({ maximum: textLimits.check, nullable: true, example: 'Снял ли сотрудник трубку до третьего гудка?' })
  check!: string | null;
  @WholeNumberField({ ...weightRange, example: 2 }) weight!: number;
  @VerbatimField({ maximum: textLimits.rationale, nullable: true, example: 'Клиент кладёт трубку, когда ждёт дольше.' })
  rationale!: string | null;
  @TextListField({
    maximum: countLimits.phrases,
    maximumLength: textLimits.phrase,
    example: ['Добрый день, «Норд», Анна.'],
  })
  say!: string[];
  @TextListField({ maximum: countLimits.phrases, maximumLength: textLimits.phrase, example: ['Вы ошиблись отделом.'] })
  avoid!: string[];
}

export class ClauseChangeDto extends PartialType(ClauseTextDto, { skipNullProperties: false }) {}

/** Only title and body must be given: a new clause is general, mandatory, of weight 1 and without a measure. */
export class NewClauseDto extends IntersectionType(
  PickType(ClauseTextDto, ['title', 'body']),
  PartialType(OmitType(ClauseTextDto, ['title', 'body']), { skipNullProperties: false }),
) {
  @WholeNumberField({
    optional: true,
    minimum: 1,
    maximum: 5000,
    description: 'The end of the section unless told.',
    example: 3,
  })
  position?: number;
}

export class ClausePlaceDto {
  @IdField() sectionId!: number;
  @WholeNumberField({ minimum: 1, maximum: 5000, description: '1 for the first of the section.', example: 2 })
  position!: number;
}

export class PersonNameDto {
  @IdField() id!: number;
  @TextField({ maximum: 200, example: 'Анна Петрова' }) name!: string;
}

export class ClauseDto {
  @IdField() id!: number;
  @KeyField({ description: 'Kept for life.', example: 'answer-in-three-rings' }) key!: string;
  @IdField() draftId!: number;
  @IdField() sectionId!: number;
  @TextField({ maximum: 9, nullable: true, description: 'Derived from the place; null once removed.', example: '2.3' })
  number!: string | null;
  @IdField({ description: 'The revision that is the present text.' }) revisionId!: number;
  @WholeNumberField({ description: 'How many texts the clause has had.', example: 4 }) revision!: number;
  @WholeNumberField({ description: 'To be named by the next edit.', example: 3 }) version!: number;
  @ObjectField(() => ClauseTextDto) text!: ClauseTextDto;
  @ObjectField(() => PersonNameDto) changedBy!: PersonNameDto;
  @MomentField() changedAt!: Date;
  @MomentField({ nullable: true }) removedAt!: Date | null;
  @ChoiceListField(['edit', 'move', 'remove', 'restore', 'comment'] as const, { example: ['edit', 'move', 'remove'] })
  allowedActions!: string[];
}

export class RevisionDto {
  @IdField() id!: number;
  @WholeNumberField({ example: 4 }) number!: number;
  @IdField() draftId!: number;
  @ObjectField(() => PersonNameDto) author!: PersonNameDto;
  @MomentField() createdAt!: Date;
  @IdField({ nullable: true, description: 'The comment whose suggestion this revision carried out.' })
  commentId!: number | null;
  @ObjectField(() => ClauseTextDto) text!: ClauseTextDto;
}
