import { languages } from '../../src/vocabulary';
import { labelledParts, labelledSet, type LabelledPart } from './labelled-clauses';
import { precision, recall, scoresOf, structural, total, type Scores } from './score';

/** What is asked of the rules: few false alarms, and most of the faults. */
const goal = { precision: 0.9, recall: 0.8 };

/** Without the rules that only look whether a field is filled in. */
function judgedByWords(scores: Scores) {
  return Object.entries(scores).flatMap(([rule, score]) => ((structural as string[]).includes(rule) ? [] : [score]));
}

describe.each(labelledParts)('the labelled clauses, %s', (part: LabelledPart) => {
  it.each(languages)('in %s: at least thirty, whose faults are found and little else', (language) => {
    const set = labelledSet(language, part);
    expect(set.clauses.length).toBeGreaterThanOrEqual(30);
    const { scores, misses } = scoresOf(language, set);
    const all = total(judgedByWords(scores));
    const told = { language, part, misses };
    expect({ ...told, precise: precision(all) >= goal.precision }).toEqual({ ...told, precise: true });
    expect({ ...told, complete: recall(all) >= goal.recall }).toEqual({ ...told, complete: true });
  });

  it('in all languages together', () => {
    const all = total(
      languages.flatMap((language) => judgedByWords(scoresOf(language, labelledSet(language, part)).scores)),
    );
    expect(precision(all)).toBeGreaterThanOrEqual(goal.precision);
    expect(recall(all)).toBeGreaterThanOrEqual(goal.recall);
  });
});
