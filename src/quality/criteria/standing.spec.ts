import {
  belowThreshold,
  isAskedFor,
  isBelow,
  isBlocking,
  isDisputed,
  shownMean,
  shows,
  weakest,
  type ClauseStanding,
  type Tally,
} from './standing';

/** The tally of these marks, as the database makes it. */
function tallyOf(criterionId: number, ...marks: number[]): Tally {
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  const variance = marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0) / marks.length;
  const [lowest, highest] = [Math.min(...marks), Math.max(...marks)];
  return { criterionId, mean, lowest, highest, deviation: Math.sqrt(variance), count: marks.length, older: 0 };
}

const standing = (tallies: Tally[], change: Partial<ClauseStanding> = {}): ClauseStanding => ({
  clauseId: 1,
  number: '1.1',
  title: 'Three rings',
  sectionId: 2,
  revisionId: 3,
  threshold: 3,
  tallies,
  excuse: null,
  judgedByMe: true,
  ...change,
});
const excuse = { id: 1, reason: 'The law.', excusedBy: { id: 1, name: 'Anna' }, excusedAt: new Date() };

describe('a mean', () => {
  it.each([
    [[3, 3, 3], 3, false],
    [[2, 3, 3], 2.7, true],
    // As it reads: nobody is kept by a number that looks like the threshold.
    [[...Array.from({ length: 39 }, () => 3), 2], 3, false],
    [[1], 1, true],
    [[5, 1], 3, false],
  ])('of %j is read as %d; below the threshold: %s', (marks, shown, below) => {
    const tally = tallyOf(1, ...marks);
    expect(shownMean(tally)).toBe(shown);
    expect(isBelow(tally, 3)).toBe(below);
  });
});

describe('the group disagrees', () => {
  it.each([
    [[3], false],
    [[4, 4, 4], false],
    [[3, 4, 5], false],
    [[3, 5], true],
    [[4, 4, 4, 1], true],
    [[5, 5, 5, 5, 3], false],
    [[1, 5, 3], true],
  ])('in %j: %s', (marks, disputed) => {
    expect(isDisputed(tallyOf(1, ...marks))).toBe(disputed);
  });
});

describe('a clause', () => {
  it('is as good as by its weakest criterion', () => {
    const low = tallyOf(2, 2, 3);
    const clause = standing([tallyOf(1, 5, 5), low, tallyOf(3, 4)]);
    expect(weakest(clause)).toBe(low);
    expect(belowThreshold(clause)).toEqual([low]);
    expect(isBlocking(clause)).toBe(true);
    expect(isBlocking({ ...clause, excuse })).toBe(false);
    expect(isBlocking({ ...clause, threshold: 2.5 })).toBe(false);
  });

  it('that nobody has judged blocks nothing', () => {
    expect(weakest(standing([]))).toBeNull();
    expect(isBlocking(standing([]))).toBe(false);
  });

  it.each([
    [standing([tallyOf(1, 4, 4)]), ['all']],
    [standing([tallyOf(1, 2, 2)]), ['all', 'below']],
    [standing([tallyOf(1, 2, 2)], { excuse }), ['all', 'below']],
    [standing([tallyOf(1, 5, 1)]), ['all', 'disputed']],
    [standing([], { judgedByMe: false }), ['all', 'unjudged']],
  ])('%# is shown by what it is asked for', (clause, expected) => {
    expect(shows.filter((show) => isAskedFor(clause, show))).toEqual(expected);
  });
});
