import { ruleIds } from '../../src/quality/lint/finding';
import { lintClause } from '../../src/quality/lint/lint';
import { languages, type Language } from '../../src/vocabulary';
import { labelledParts, labelledSet } from '../quality/labelled-clauses';
import { precision, recall, scoresOf, total, type Score } from '../quality/score';
import type { Report } from './bench';
import { median } from './statistics';

const clauses = 1000;
const rounds = 5;

/** How well the wording lint finds, by language, part of the labelled set and rule; and how fast. */
export async function benchQuality(report: Report): Promise<void> {
  for (const part of labelledParts) {
    const scores = languages.map((language) => ({
      language,
      scores: scoresOf(language, labelledSet(language, part)).scores,
    }));
    for (const { language, scores: found } of scores) {
      for (const rule of ruleIds) tell(report, `quality.${part}.${language}.${rule}`, found[rule]);
      tell(report, `quality.${part}.${language}`, total(Object.values(found)));
    }
    tell(report, `quality.${part}`, total(scores.flatMap(({ scores: found }) => Object.values(found))));
  }
  for (const language of languages) report(`quality.${language}.clauses_per_second`, speedIn(language), '1/s');
}

function tell(report: Report, name: string, score: Score): void {
  if (score.right + score.wrong + score.missed === 0) return;
  report(`${name}.precision`, precision(score), `of ${score.right + score.wrong} found`);
  report(`${name}.recall`, recall(score), `of ${score.right + score.missed} labelled`);
}

/** A standard of a thousand clauses, looked at as for one page. */
function speedIn(language: Language): number {
  const { words, clauses: labelled } = labelledSet(language, 'tuning');
  const seconds: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const begun = performance.now();
    for (let count = 0; count < clauses; count++) lintClause(labelled[count % labelled.length]!.text, language, words);
    // The first round warms up.
    if (round >= 0) seconds.push((performance.now() - begun) / 1000);
  }
  return clauses / median(seconds);
}
