import { ChoiceField, DayField, ObjectListField, TextField, WholeNumberField } from '../platform/http/fields';
import { sourceKinds, sourceLimits, type SourceKind } from '../evidence/source.rules';

const known = { nullable: true, minimum: 0 } as const;

export class PublishedReasonDto {
  @ChoiceField(sourceKinds) kind!: SourceKind;
  @TextField({ maximum: sourceLimits.title, example: 'Никто не берёт трубку' }) title!: string;
  @DayField({ nullable: true }) day!: string | null;
  @WholeNumberField({ ...known, description: 'How many complaints.', example: 214 }) count!: number | null;
  @DayField({ nullable: true, description: 'Of the complaints.' }) firstDay!: string | null;
  @DayField({ nullable: true, description: 'Of the complaints.' }) lastDay!: string | null;
  @WholeNumberField({ ...known, description: 'Per cent of those who answered the survey.' }) share!: number | null;
  @WholeNumberField({ ...known, description: 'How many answered the survey.' }) sample!: number | null;
}

export class PublishedReasonsDto {
  @TextField({ maximum: 16, example: '2.3' }) number!: string;
  @TextField({ maximum: 200 }) title!: string;
  @ObjectListField(() => PublishedReasonDto) reasons!: PublishedReasonDto[];
}
