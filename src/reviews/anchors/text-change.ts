import { runsOf, type Range, type Run } from '../../rendering/redline/runs';
import { segmentsOf } from '../../rendering/redline/words';
import type { Language } from '../../vocabulary';

/** What became of `before` in `after`, by words and punctuation; ranges are of the texts, in UTF-16 code units. */
export function textChange(before: string, after: string, language: Language): Run[] {
  const [old, present] = [segmentsOf(before, language), segmentsOf(after, language)];
  const [inOld, inPresent] = [offsetsOf(old), offsetsOf(present)];
  return runsOf(tokensOf(old), tokensOf(present)).map((run) => ({
    same: run.same,
    before: inOld(run.before),
    after: inPresent(run.after),
  }));
}

const tokensOf = (segments: string[]) => segments.map((text) => ({ key: text, text }));

/** From places in a list of segments to places in their text. */
function offsetsOf(segments: string[]): (range: Range) => Range {
  const offsets = [0];
  for (const segment of segments) offsets.push(offsets.at(-1)! + segment.length);
  return ({ start, end }) => ({ start: offsets[start]!, end: offsets[end]! });
}
