import { ChoiceField, ChoiceListField, ObjectListField, TextField, WholeNumberField } from '../platform/http/fields';
import { languages, type Language } from '../vocabulary';
import { wordLimits } from './forbidden-words.rules';

export class ForbiddenWordDto {
  @TextField({
    maximum: wordLimits.term,
    description: 'In its base form; other forms are found too.',
    example: 'client',
  })
  term!: string;
  @TextField({ optional: true, nullable: true, maximum: wordLimits.replacement, example: 'customer' })
  replacement?: string | null;
}

export class NewForbiddenWordsDto {
  @ObjectListField(() => ForbiddenWordDto, { maximum: wordLimits.words }) words!: ForbiddenWordDto[];
}

export class ForbiddenWordsDto {
  @ChoiceField(languages) language!: Language;
  @ObjectListField(() => ForbiddenWordDto) words!: ForbiddenWordDto[];
  @WholeNumberField({ minimum: 0, description: 'To be named by the next change; 0 before the first.', example: 4 })
  version!: number;
  @ChoiceListField(['change'] as const, { example: ['change'] }) allowedActions!: string[];
}
