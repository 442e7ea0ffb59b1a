import * as fc from 'fast-check';
import { planImport, planIsEmpty } from './import-plan';
import { outsideLongestIncreasing } from './import-plan.order';
import type { FileClause, StandardFile } from './standard-file';

function clause(key: string, more: Partial<FileClause> = {}): FileClause {
  return {
    key,
    title: key.toUpperCase(),
    body: 'Body',
    appliesTo: [],
    obligation: 'mandatory',
    measure: null,
    check: null,
    weight: 1,
    rationale: null,
    say: [],
    avoid: [],
    ...more,
  };
}

/** A standard from `Section: a b c` lines. */
function standard(...sections: string[]): StandardFile {
  return {
    title: 'T',
    language: 'en',
    slug: 't',
    summary: null,
    foreword: null,
    glossary: [],
    jobRoles: [{ key: 'operator', title: 'Operator' }],
    sections: sections.map((line) => {
      const [title = '', keys = ''] = line.split(':');
      return {
        title,
        introduction: null,
        clauses: keys
          .split(' ')
          .filter(Boolean)
          .map((key) => clause(key)),
      };
    }),
  };
}

describe('planImport', () => {
  it('tells what is added, changed, moved and removed', () => {
    const file = standard('One: b a c', 'Two: d new x');
    file.sections[0]?.clauses.splice(2, 1, clause('c', { weight: 3, say: ['Hello'] }));
    const plan = planImport(standard('One: a b c x', 'Two: d gone'), file);
    expect(plan.added).toEqual([{ key: 'new', title: 'NEW', section: 1 }]);
    expect(plan.changed).toEqual([{ key: 'c', title: 'C', section: 0, fields: ['weight', 'say'] }]);
    expect(plan.moved.map(({ key, fromSection, section }) => [key, fromSection, section])).toEqual([
      ['b', 0, 0],
      ['x', 0, 1],
    ]);
    expect(plan.removed).toEqual([{ key: 'gone', title: 'GONE', section: 1 }]);
    expect(planIsEmpty(plan)).toBe(false);
  });

  it('knows a renamed section by its clauses, so that they do not move', () => {
    const plan = planImport(standard('One: a b', 'Two: c'), standard('Two: c', 'First: a b', 'Three: d'));
    expect(plan.sections).toEqual([
      { title: 'Two', present: 1, changes: ['order'] },
      { title: 'First', present: 0, changes: ['title'] },
      { title: 'Three', present: null, changes: [] },
    ]);
    expect(plan.moved).toEqual([]);
  });

  it('tells of changes outside the clauses', () => {
    const file = { ...standard('One:'), title: 'U', summary: 'S', jobRoles: [{ key: 'operator', title: 'Agent' }] };
    const glossary = [{ term: 'a', meaning: 'b' }];
    expect(planImport(standard('One:'), { ...standard('One:'), foreword: 'F', glossary }).head).toEqual([
      'foreword',
      'glossary',
    ]);
    const plan = planImport(standard('One:', 'Gone:'), file);
    expect(plan.head).toEqual(['title', 'summary', 'jobRoles']);
    expect(plan.removedSections).toEqual([{ title: 'Gone', present: 1 }]);
  });

  it('refuses a file in another language', () => {
    const { faults } = planImport(standard(), { ...standard(), language: 'sk' });
    expect(faults).toEqual([
      { field: 'language', code: 'language-differs', parameters: { present: 'en', file: 'sk' } },
    ]);
  });

  it('keeps two clauses apart that swapped places by moving one', () => {
    expect(planImport(standard('One: a b c d'), standard('One: a d b c')).moved.map(({ key }) => key)).toEqual(['d']);
  });
});

describe('outsideLongestIncreasing', () => {
  const numbers = fc.uniqueArray(fc.nat(30), { maxLength: 9 });

  it('leaves an increasing rest, and takes out no more than needed', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const out = new Set(outsideLongestIncreasing(list));
        const rest = list.filter((number) => !out.has(number));
        expect(rest).toEqual(rest.toSorted((one, other) => one - other));
        expect(rest.length).toBe(longestByTrial(list));
      }),
    );
  });

  function longestByTrial([first, ...others]: number[], above = -1): number {
    if (first === undefined) return 0;
    const without = longestByTrial(others, above);
    return first > above ? Math.max(without, 1 + longestByTrial(others, first)) : without;
  }
});
