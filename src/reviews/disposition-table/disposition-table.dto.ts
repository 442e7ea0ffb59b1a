import { Type } from 'class-transformer';
import {
  ChoiceField,
  IdField,
  ObjectListField,
  TextField,
  TextListField,
  WholeNumberField,
} from '../../platform/http/fields';
import { outcomes, type Outcome } from '../comment.policy';
import { reasonLimit } from '../comments.dto';
import { tableFormats, type TableFormat } from './disposition-table';

export class TableQuery {
  @ChoiceField(tableFormats, {
    description: 'A table comes back as a workbook or as CSV; a Word document and a PDF are to be read.',
  })
  format!: TableFormat;

  @Type(() => Number)
  @IdField({ optional: true, description: 'Only the comments of this round.' })
  roundId?: number;
}

export class PlannedAnswerDto {
  @IdField() commentId!: number;
  @ChoiceField(outcomes) outcome!: Outcome;
  @TextField({ maximum: reasonLimit, example: 'Согласны: статистика звонков это подтверждает.' }) reason!: string;
}

export class PlannedAnswersDto {
  @ObjectListField(() => PlannedAnswerDto, { maximum: 25_000 }) answers!: PlannedAnswerDto[];
  @WholeNumberField({ minimum: 0, description: 'Comments that the table leaves without an answer.', example: 4 })
  left!: number;
  @WholeNumberField({ minimum: 0, description: 'Comments whose answer is in the table as it was.', example: 12 })
  unchanged!: number;
  @WholeNumberField({
    minimum: 0,
    description: 'Accepted suggestions: an import does not put them into the text.',
    example: 3,
  })
  toCarryOut!: number;
  @TextListField({ maximumLength: 1000, description: 'Columns that nothing is taken from.', example: ['L “Notes”'] })
  ignoredColumns!: string[];
  @TextField({ maximum: 64, description: 'To be named in `If-Match` when the plan is carried out.' }) planHash!: string;
}
