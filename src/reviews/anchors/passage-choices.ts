import { translate } from '../../platform/i18n/translate';
import type { Language } from '../../vocabulary';
import { plainText, textBlocks, type Range } from './plain-text';

export interface PassageChoice {
  /** As `passageFrom` reads it. */
  value: string;
  label: string;
  chosen: boolean;
}

/** As much of a passage as a choice shows. */
const mostShown = 60;

/**
 * The parts of a clause that a form offers to be chosen, the whole first.
 * @param chosen what was chosen before; words that are no part of their own are offered as well
 */
export function passageChoices(body: string, chosen: string, language: Language): PassageChoice[] {
  const text = plainText(body);
  const blocks = textBlocks(body).map((block) => ({ value: valueOf(block), label: shortened(text, block) }));
  const range = passageFrom(chosen);
  const selected = range && !blocks.some(({ value }) => value === chosen) && range.end <= text.length;
  return [
    { value: '', label: translate(language, 'pages.passages.whole') },
    ...blocks,
    ...(selected
      ? [{ value: chosen, label: translate(language, 'pages.passages.chosen', { quote: shortened(text, range) }) }]
      : []),
  ].map((choice) => ({ ...choice, chosen: choice.value === chosen }));
}

/** The passage that a form was sent with: `12-30`; null for the whole clause. */
export function passageFrom(sent: string): Range | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(sent) ?? [];
  return start === undefined ? null : { start: Number(start), end: Number(end) };
}

const valueOf = ({ start, end }: Range) => `${start}-${end}`;

function shortened(text: string, { start, end }: Range): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return words.length <= mostShown ? words : `${words.slice(0, mostShown - 1).trimEnd()}…`;
}
