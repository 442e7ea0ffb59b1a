import { isDeepStrictEqual } from 'node:util';
import { diff3Merge } from 'node-diff3';
import type { ClauseText, Language } from '../vocabulary';

/** Who changed a field since the text that both began with; `clash` where the two changes cannot stand beside each other. */
export type MergeOutcome = 'mine' | 'theirs' | 'same' | 'merged' | 'clash';

export interface MergedField<T = unknown> {
  outcome: MergeOutcome;
  value: T;
}

export type MergedClause = { [Field in keyof ClauseText]: MergedField<ClauseText[Field]> };

/**
 * Brings two texts of a clause together that were made of the same one: prose by sentence, phrases by line, the rest as a
 * whole. In what clashes mine is proposed, because it is what the person at the form still holds.
 */
export function mergeClause(base: ClauseText, mine: ClauseText, theirs: ClauseText, language: Language): MergedClause {
  const three = <F extends keyof ClauseText>(field: F): Three<ClauseText[F]> => ({
    base: base[field],
    mine: mine[field],
    theirs: theirs[field],
  });
  return {
    title: mergeWhole(three('title')),
    body: mergeProse(three('body'), language),
    appliesTo: mergeWhole(three('appliesTo')),
    obligation: mergeWhole(three('obligation')),
    measure: mergeWhole(three('measure')),
    check: mergeWhole(three('check')),
    weight: mergeWhole(three('weight')),
    rationale: mergeRationale(three('rationale'), language),
    say: mergeList(three('say')),
    avoid: mergeList(three('avoid')),
  };
}

/** The clause that the merge proposes. */
export function proposal(merged: MergedClause): ClauseText {
  const values = Object.entries(merged).map(([field, { value }]) => [field, value]);
  return Object.fromEntries(values) as ClauseText;
}

interface Three<T> {
  base: T;
  mine: T;
  theirs: T;
}

function mergeWhole<T>({ base, mine, theirs }: Three<T>): MergedField<T> {
  if (isDeepStrictEqual(mine, theirs)) return { outcome: 'same', value: mine };
  if (isDeepStrictEqual(mine, base)) return { outcome: 'theirs', value: theirs };
  if (isDeepStrictEqual(theirs, base)) return { outcome: 'mine', value: mine };
  return { outcome: 'clash', value: mine };
}

function mergeList(three: Three<string[]>): MergedField<string[]> {
  const whole = mergeWhole(three);
  if (whole.outcome !== 'clash') return whole;
  const regions = diff3Merge(three.mine, three.base, three.theirs);
  const value = regions.flatMap(({ ok, conflict }) => ok ?? conflict!.a);
  return { outcome: regions.every(({ ok }) => ok) ? 'merged' : 'clash', value };
}

/** Sentences, not words: two people's halves of one sentence make a sentence that nobody wrote. */
export function mergeProse(three: Three<string>, language: Language): MergedField<string> {
  const whole = mergeWhole(three);
  if (whole.outcome !== 'clash') return whole;
  const { base, mine, theirs } = three;
  const list = mergeList({
    base: sentences(base, language),
    mine: sentences(mine, language),
    theirs: sentences(theirs, language),
  });
  return { outcome: list.outcome, value: list.value.join('') };
}

function mergeRationale({ base, mine, theirs }: Three<string | null>, language: Language): MergedField<string | null> {
  return base === null || mine === null || theirs === null
    ? mergeWhole({ base, mine, theirs })
    : mergeProse({ base, mine, theirs }, language);
}

/**
 * A text as its sentences and lines and the white space between them: joined, they are the text again. Being of its own, the white
 * space keeps a change of one sentence apart from that of the next.
 */
function sentences(text: string, language: Language): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return [...segmenter.segment(text)].flatMap(({ segment }) => {
    const words = segment.trimEnd();
    return [words, segment.slice(words.length)].filter(Boolean);
  });
}
