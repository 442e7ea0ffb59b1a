import { ChoiceField, DayField, ObjectField, TextField, WholeNumberField } from '../platform/http/fields';
import { languages, type Language } from '../vocabulary';
import { documentKinds, type DocumentKind } from '../rendering/document-kinds';
import { verdicts, type Verdict } from './verification.policy';

export class EditionInForceDto {
  @WholeNumberField({ minimum: 1, example: 3 }) number!: number;
  @DayField() effectiveDate!: string;
}

export class VerifiedDocumentDto {
  @ChoiceField(verdicts, {
    description:
      'Announced: published, while its day has not come. Superseded: another edition is in force. Withdrawn: that one has no such document.',
  })
  verdict!: Verdict;
  @ChoiceField(documentKinds) kind!: DocumentKind;
  @TextField({ maximum: 200, example: 'Телефонное обслуживание' }) standard!: string;
  @ChoiceField(languages) language!: Language;
  @TextField({ maximum: 200, nullable: true, description: 'The job role that a brochure is for.', example: 'Оператор' })
  jobRole!: string | null;
  @TextField({ maximum: 14, nullable: true, description: 'Printed in its imprint.', example: '7F3K-9QW2-HX4M' })
  code!: string | null;
  @WholeNumberField({ minimum: 1, description: 'The edition that is printed on it.', example: 2 }) number!: number;
  @DayField({ description: 'The day that is printed on it.' }) effectiveDate!: string;
  @WholeNumberField({ minimum: 1, description: 'The last edition in which it stands.', example: 3 })
  lastNumber!: number;
  @ObjectField(() => EditionInForceDto, { description: 'The edition of the standard that is in force.' })
  current!: EditionInForceDto;
}
