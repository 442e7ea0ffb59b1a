import type { Actor } from '../accounts/actor';
import { editableText } from '../rendering/editable-text';
import { mostFormatted } from './formatted-text.dto';
import { textLimits } from './standard-file';

/** What the editor of a Markdown text needs to find in the page, beside the text itself. */
export interface FormattedField {
  /** Whose choice between formatted and plain text is remembered. */
  person: number;
  /** Characters that the text may have. */
  maximum: number;
  /** The text as safe HTML; null when it must be edited as it is written. */
  rendered: string | null;
}

export function formattedField({ id }: Actor, text = ''): FormattedField {
  const shown = text.length <= mostFormatted ? editableText(text) : null;
  return { person: id, maximum: textLimits.body, rendered: shown?.complete ? shown.html : null };
}
