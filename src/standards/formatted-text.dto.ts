import { FlagField, VerbatimField } from '../platform/http/fields';
import { textLimits } from './standard-file';

/** Characters that are formatted at once: more than a text may have, so that one that became too long can still be seen. */
export const mostFormatted = 2 * textLimits.body;

export class TextToFormatDto {
  @VerbatimField({ minimum: 0, maximum: mostFormatted, description: 'Markdown.', example: 'До **третьего** гудка.' })
  text!: string;
}

export class FormattedTextDto {
  @VerbatimField({
    maximum: 100 * mostFormatted,
    description: 'Safe HTML. Where it is complete, each block is in a `div` whose `data-lines` names its lines.',
    example: '<div data-lines="0-1"><p>До <strong>третьего</strong> гудка.</p>\n</div>',
  })
  html!: string;
  @FlagField({ description: 'Whether the HTML shows everything that the text has.' }) complete!: boolean;
}
