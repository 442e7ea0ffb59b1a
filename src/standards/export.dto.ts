import { ChoiceField } from '../platform/http/fields';

const formats = ['md', 'docx'] as const;

export class ExportQuery {
  @ChoiceField(formats, { optional: true, description: 'A file in the standard format unless told.' })
  format?: (typeof formats)[number];
}
