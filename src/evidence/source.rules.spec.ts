import {
  addressIn,
  figures,
  plainSource,
  sourceFaults,
  sourceKinds,
  type SourceKind,
  type SourceText,
} from './source.rules';

const faultsOf = (kind: SourceKind, change: Partial<SourceText>) =>
  sourceFaults(kind, { ...plainSource, title: 'Rings', ...change }).map(({ field, code }) => `${field} ${code}`);

const foreign = 'source.not-of-this-kind';
const valueOf = { day: '2026-03-01', count: 3, firstDay: '2026-01-01', lastDay: '2026-03-31', share: 41, sample: 900 };

describe('what is said of a source', () => {
  it.each<[SourceKind, Partial<SourceText>, string[]]>([
    ['complaints', {}, ['count required']],
    ['complaints', { count: 0 }, []],
    ['complaints', { count: 3, firstDay: '2026-01-01' }, []],
    ['complaints', { count: 3, lastDay: '2026-01-01' }, []],
    ['complaints', { count: 3, firstDay: '2026-03-01', lastDay: '2026-03-01' }, []],
    [
      'complaints',
      { count: 3, firstDay: '2026-03-02', lastDay: '2026-03-01' },
      ['lastDay source.ends-before-it-begins'],
    ],
    ['survey', { share: 41 }, []],
    ['survey', { sample: 900 }, []],
    ['interview', { words: 'Nobody answers after six.', origin: 'Talk in the shop' }, []],
  ])('of kind %s, %j: %j', (kind, change, expected) => {
    expect(faultsOf(kind, change)).toEqual(expected);
  });

  const known: Record<SourceKind, string[]> = {
    complaints: ['count', 'firstDay', 'lastDay'],
    survey: ['day', 'share', 'sample'],
    interview: ['day'],
    competitor: ['day'],
    law: ['day'],
    other: ['day'],
  };
  it.each(
    sourceKinds.flatMap((kind) => figures.map((figure) => [kind, figure, known[kind].includes(figure)] as const)),
  )('of kind %s may have %s: %s', (kind, figure, may) => {
    const faults = faultsOf(kind, { count: kind === 'complaints' ? 1 : null, [figure]: valueOf[figure] });
    expect(faults).toEqual(may ? [] : [`${figure} ${foreign}`]);
  });
});

describe('the address of a source', () => {
  it.each([
    ['https://survey.example/2026', 'https://survey.example/2026'],
    ['HTTP://survey.example', 'HTTP://survey.example'],
    ['https://', null],
    ['javascript:alert(1)', null],
    ['see https://survey.example', null],
    ['https://survey.example and more', null],
    ['Folder 12, shelf 3', null],
    [null, null],
  ])('%s: %s', (origin, address) => {
    expect(addressIn(origin)).toBe(address);
  });
});
