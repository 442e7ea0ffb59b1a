import { criteriaFaults, marksFaults, type WantedCriterion } from './criteria.rules';

const known = new Set([1, 2]);
const one = (change: Partial<WantedCriterion> = {}): WantedCriterion => ({
  id: null,
  names: { en: 'Kind' },
  inUse: true,
  ...change,
});

describe('a list of criteria', () => {
  it.each<[string, WantedCriterion[], string[]]>([
    ['as it should be', [one({ id: 2 }), one({ id: 1, inUse: false }), one()], []],
    ['without a name', [one(), one({ names: {} })], ['criteria.1 name-in-one-language']],
    ['unknown', [one({ id: 3 })], ['criteria.0 unknown-criterion']],
    ['twice', [one({ id: 1 }), one({ id: 1 })], ['criteria.1 duplicate']],
    ['with none in use', [one({ id: 1, inUse: false })], ['criteria too-few']],
    ['with too many in use', Array.from({ length: 13 }, () => one()), ['criteria too-many']],
  ])('%s', (_, wanted, faults) => {
    expect(criteriaFaults(wanted, known).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
  });
});

describe('the marks of one person', () => {
  const mark = (criterionId: number) => ({ criterionId, mark: 3, word: null });

  it.each<[string, number[], string[]]>([
    ['as they should be', [2, 1], []],
    ['by some criteria', [2], []],
    ['twice by one', [1, 1], ['marks.1 duplicate']],
    ['by one that is not in use', [1, 7], ['marks.1 unknown-criterion']],
  ])('%s', (_, ids, faults) => {
    expect(marksFaults(ids.map(mark), known).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
  });
});
