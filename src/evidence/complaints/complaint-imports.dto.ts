import {
  ChoiceField,
  DayField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../../platform/http/fields';
import { sourceLimits } from '../source.rules';

const column = { optional: true, maximum: 3, example: 'B' } as const;

/** Which columns have what, by their letters. Where the one of the causes is not told, all are guessed by their headings. */
export class ComplaintQuery {
  @TextField({ ...column, description: 'Column of the causes.' }) cause?: string;
  @TextField({ ...column, description: 'Column of the counts; without it each row is one complaint.' }) count?: string;
  @TextField({ ...column, description: 'Column of the days.' }) day?: string;
  @DayField({ optional: true, description: 'Of all complaints, where the table has no days.' }) firstDay?: string;
  @DayField({ optional: true, description: 'Of all complaints, where the table has no days.' }) lastDay?: string;
}

export class ComplaintCountDto {
  @WholeNumberField({ minimum: 0, example: 214 }) count!: number;
  @DayField({ nullable: true }) firstDay!: string | null;
  @DayField({ nullable: true }) lastDay!: string | null;
}

export class PlannedComplaintsDto extends ComplaintCountDto {
  @TextField({ maximum: sourceLimits.title, example: 'Никто не берёт трубку' }) title!: string;
  @ChoiceField(['add', 'update', 'unchanged'] as const) change!: 'add' | 'update' | 'unchanged';
  @ObjectField(() => ComplaintCountDto, { nullable: true, description: 'What is there; null for a new cause.' })
  before!: ComplaintCountDto | null;
}

class ComplaintColumnsDto {
  @TextField({ nullable: true, maximum: 3, example: 'B' }) cause!: string | null;
  @TextField({ nullable: true, maximum: 3 }) count!: string | null;
  @TextField({ nullable: true, maximum: 3 }) day!: string | null;
}

export class ComplaintPlanDto {
  @ObjectField(() => ComplaintColumnsDto) columns!: ComplaintColumnsDto;
  @ObjectListField(() => PlannedComplaintsDto, { description: 'The most frequent cause first.' })
  items!: PlannedComplaintsDto[];
  @WholeNumberField({ minimum: 0, description: 'Complaints without a cause: nothing is taken from them.', example: 3 })
  withoutCause!: number;
  @TextField({ maximum: 64, description: 'To be named in `If-Match` when the plan is carried out.' }) planHash!: string;
}
