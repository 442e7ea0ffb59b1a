import {
  ChoiceField,
  IdField,
  IdListField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { outcomes, type Outcome } from './comment.policy';
import { reasonLimit } from './comments.dto';
import { leftBecause, type SeveralAnswered } from './several-answers.service';

export class ChosenCommentDto {
  @IdField() id!: number;
  @WholeNumberField({
    minimum: 1,
    optional: true,
    description: 'The version of the clause that was seen; without it nothing is put into the text.',
  })
  version?: number;
}

export class SeveralAnswersDto {
  @ObjectListField(() => ChosenCommentDto, { minimum: 1, maximum: 200 }) comments!: ChosenCommentDto[];
  @ChoiceField(outcomes) outcome!: Outcome;
  @TextField({ maximum: reasonLimit, example: 'Согласны: статистика звонков это подтверждает.' }) reason!: string;
}

export class LeftCommentDto {
  @IdField() id!: number;
  @ChoiceField(leftBecause, { description: 'It clashes, its clause changed since it was seen, or it has its answer.' })
  because!: SeveralAnswered['left'][number]['because'];
}

export class SeveralAnsweredDto {
  @IdListField() answered!: number[];
  @ObjectListField(() => LeftCommentDto) left!: LeftCommentDto[];
}
