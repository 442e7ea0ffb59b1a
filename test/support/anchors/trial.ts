import { follower, type Anchoring } from '../../../src/reviews/anchors/anchoring';
import { passageAt, type Passage } from '../../../src/reviews/anchors/passage';
import { languages, type Language } from '../../../src/vocabulary';
import { chanceFrom, edits, randomText, writtenOut, type Chance, type Tracked } from './edits';

export interface Trial {
  seed: number;
  language: Language;
  edits: string[];
  before: string;
  after: string;
  passage: Passage;
  anchoring: Anchoring;
  verdict: Verdict;
}

/**
 * `right`: where the words went, or gone as they are. `missed`: the words are still there, and it was called gone. `wrong`: a place that has
 * nothing of it. `silent`: called the same while it reads otherwise.
 */
export type Verdict = 'right' | 'missed' | 'wrong' | 'silent';

/** Comments on a random passage of a random text, edits the text one to five times, and judges what the passage is followed to. */
export function tryAnchor(seed: number): Trial {
  const chance = chanceFrom(seed);
  const language = languages[seed % languages.length]!;
  const { text, unused } = randomText(language, chance);
  const first = writtenOut(text);
  const { from, to } = randomSpan(text, chance);
  const passage = passageAt(first.plain, { start: first.words[from]!.start, end: first.words[to]!.end })!;
  const made = Array.from({ length: 1 + chance(5) }, () => edits[chance(edits.length)]!);
  for (const { apply } of made) apply(text, chance, unused);
  const last = writtenOut(text);
  const anchoring = follower(first.plain, last.plain, language)(passage);
  const about = new Set(first.words.slice(from, to + 1).map(({ id }) => id!));
  const verdict = judge(anchoring, passage, about, last, first.words);
  return {
    seed,
    language,
    edits: made.map(({ name }) => name),
    before: first.plain,
    after: last.plain,
    passage,
    anchoring,
    verdict,
  };
}

/** Words `from`–`to` of the text: a few, a sentence, two sentences or a paragraph. */
function randomSpan(text: Tracked, chance: Chance): { from: number; to: number } {
  const paragraph = chance(text.length);
  const before = text.slice(0, paragraph).flat(2).length;
  const sentences = text[paragraph]!;
  if (chance(10) === 0) return { from: before, to: before + sentences.flat().length - 1 };
  const sentence = chance(sentences.length);
  const start = before + sentences.slice(0, sentence).flat().length;
  const { length } = sentences[sentence]!;
  if (chance(10) < 3) {
    const more = chance(2) === 0 ? (sentences[sentence + 1]?.length ?? 0) : 0;
    return { from: start, to: start + length + more - 1 };
  }
  const from = chance(length);
  return { from: start + from, to: start + Math.min(length - 1, from + chance(8)) };
}

function judge(
  anchoring: Anchoring,
  passage: Passage,
  about: Set<number>,
  last: ReturnType<typeof writtenOut>,
  first: ReturnType<typeof writtenOut>['words'],
): Verdict {
  const lengthOf = (words: { text: string }[]) => words.reduce((sum, { text }) => sum + text.length, 0);
  const survivors = last.words.filter(({ id }) => id !== null && about.has(id));
  const replacements = last.words.filter(({ replaces }) => replaces.some((id) => about.has(id)));
  const share = lengthOf(survivors) / lengthOf(first.filter(({ id }) => about.has(id!)));
  if (anchoring.state === 'orphaned') return share >= 0.5 ? 'missed' : 'right';
  if (anchoring.state === 'same' && last.plain.slice(anchoring.start, anchoring.end) !== passage.exact) return 'silent';
  const reached = last.words.filter(({ start, end }) => start < anchoring.end && anchoring.start < end);
  const covered = survivors.filter((word) => reached.includes(word));
  if (covered.length === 0) return replacements.some((word) => reached.includes(word)) ? 'right' : 'wrong';
  const enough = lengthOf(covered) >= lengthOf(survivors) / 2 && lengthOf(covered) >= lengthOf(reached) * 0.3;
  return enough ? 'right' : 'missed';
}
