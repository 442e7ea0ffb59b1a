import {
  ChoiceField,
  ChoiceListField,
  DayField,
  IdField,
  KeyField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { placings, type Placing } from '../rendering/comparison';
import { draftStates, type DraftState } from '../standards/draft.lifecycle';
import { textLimits } from '../standards/standard-file';
import type { ClauseText } from '../vocabulary';
import { editionStates, type EditionState } from './edition.policy';

const textRef = { optional: true, example: 'edition-2' } as const;

/** Two texts of a standard. */
export class ComparisonQuery {
  @KeyField({ ...textRef, description: 'The earlier text: `edition-2`, its number, or `draft-7`, its id.' })
  from?: string;
  @KeyField({ ...textRef, description: 'The later text; the latest one when absent.' }) to?: string;
}

/** How a page shows what differs. */
export class ComparisonPageQuery extends ComparisonQuery {
  @ChoiceField(['clauses', 'document'] as const, { optional: true }) shape?: 'clauses' | 'document';
}

export class ComparedTextDto {
  @KeyField({ example: 'edition-2' }) ref!: string;
  @ChoiceField(['edition', 'draft'] as const) kind!: 'edition' | 'draft';
  @IdField() id!: number;
  @WholeNumberField({ minimum: 1, nullable: true, description: 'Of an edition.' }) number!: number | null;
  @ChoiceField([...new Set([...editionStates, ...draftStates])]) state!: EditionState | DraftState;
  @DayField({ nullable: true, description: 'Of an edition.' }) effectiveDate!: string | null;
  @MomentField({ nullable: true, description: 'Since when a draft is in its state.' }) since!: Date | null;
}

export class ComparisonCountsDto {
  @WholeNumberField({ minimum: 0 }) added!: number;
  @WholeNumberField({ minimum: 0, description: 'Those that moved as well are among them.' }) changed!: number;
  @WholeNumberField({ minimum: 0 }) moved!: number;
  @WholeNumberField({ minimum: 0 }) removed!: number;
  @WholeNumberField({ minimum: 0 }) same!: number;
}

const safeHtml = 'Safe HTML; `ins` and `del` mark what was inserted and deleted.';
const htmlLimit = 200_000;

export class HeadRedlineDto {
  @TextField({ maximum: 100 }) label!: string;
  @TextField({ maximum: htmlLimit, description: safeHtml }) html!: string;
}

export class SectionRedlineDto {
  @ChoiceField(placings) placing!: Placing;
  @WholeNumberField({ minimum: 1, nullable: true }) fromNumber!: number | null;
  @WholeNumberField({ minimum: 1, nullable: true }) toNumber!: number | null;
  @TextField({ maximum: textLimits.title }) title!: string;
  @ChoiceListField(['title', 'introduction'] as const) changes!: ('title' | 'introduction')[];
}

export class FieldRedlineDto {
  @TextField({ maximum: 20, example: 'body' }) field!: keyof ClauseText;
  @TextField({ maximum: 100, description: 'What the field is called in the language of the reader.' }) label!: string;
  @TextField({ maximum: htmlLimit, description: safeHtml }) html!: string;
}

export class ClauseRedlineDto {
  @KeyField({ example: 'third-ring' }) key!: string;
  @ChoiceField(placings, { description: 'One that moved is there twice: `moved` where it is, `gone` where it was.' })
  placing!: Placing;
  @TextField({ maximum: 9, nullable: true, example: '2.3' }) fromNumber!: string | null;
  @TextField({ maximum: 9, nullable: true, example: '2.4' }) toNumber!: string | null;
  @TextField({ maximum: textLimits.title }) title!: string;
  @ObjectListField(() => FieldRedlineDto, { description: 'What differs, where the clause is in both texts.' })
  fields!: FieldRedlineDto[];
}

export class ComparisonDto {
  @ObjectField(() => ComparedTextDto) from!: ComparedTextDto;
  @ObjectField(() => ComparedTextDto) to!: ComparedTextDto;
  @ObjectField(() => ComparisonCountsDto) counts!: ComparisonCountsDto;
  @ObjectListField(() => HeadRedlineDto) head!: HeadRedlineDto[];
  @ObjectListField(() => SectionRedlineDto, { description: 'Those in which something differs.' })
  sections!: SectionRedlineDto[];
  @ObjectListField(() => ClauseRedlineDto, {
    description: 'Those in which something differs, in the order of the text.',
  })
  clauses!: ClauseRedlineDto[];
}
