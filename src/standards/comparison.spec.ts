import fc from 'fast-check';
import { countsOf, isEmpty, type Comparison } from '../rendering/comparison';
import { plainClause } from '../vocabulary';
import { compareTexts } from './comparison';
import type { FileClause, StandardFile } from './standard-file';

const clause = (key: string, body = key): FileClause => ({ ...plainClause, key, title: key, body });

/** `1: a b | 2: c` */
function standard(text: string): StandardFile {
  const sections = text.split(' | ').map((part) => {
    const [title = '', keys = ''] = part.split(':');
    return {
      title,
      introduction: null,
      clauses: keys
        .split(' ')
        .filter(Boolean)
        .map((key) => clause(key.replace('*', ''), key)),
    };
  });
  return {
    title: 'Calls',
    language: 'en',
    slug: 'calls',
    summary: null,
    foreword: null,
    glossary: [],
    jobRoles: [],
    sections,
  };
}

/** `1: a, -b, +c, >d, <e, f*`: removed, added, moved here, moved away, changed. */
function written({ sections }: Comparison): string {
  const signs = { stayed: '', added: '+', removed: '-', moved: '>', gone: '<' };
  return sections
    .map(({ placing, before, after, clauses }) => {
      const texts = clauses.map(({ key, placing: place, fields }) => {
        const isChanged = place !== 'gone' && fields.length > 0;
        return `${signs[place]}${key}${isChanged ? '*' : ''}`;
      });
      return `${signs[placing]}${(after ?? before)!.title}:${texts.map((one) => ` ${one}`).join('')}`;
    })
    .join(' | ');
}

it.each([
  ['1: a b', '1: a b', '1: a b'],
  ['1: a b', '1: a* b', '1: a* b'],
  ['1: a b', '1: a c b', '1: a +c b'],
  ['1: a b c', '1: a c', '1: a -b c'],
  ['1: a b c', '1: b c a', '1: <a b c >a'],
  ['1: a b | 2: c', '1: a | 2: b* c', '1: a <b | 2: >b* c'],
  ['1: a | 2: b | 3: c', '2: b | 3: c | 1: a', '<1: | 2: b | 3: c | >1: a'],
  ['1: a | 2: b', '1: a | 3: c', '1: a | -2: -b | +3: +c'],
  ['1: a | 2: b', '1: a b', '1: a >b | -2: <b'],
])('%s → %s: %s', (before, after, expected) => {
  expect(written(compareTexts(standard(before), standard(after)))).toBe(expected);
});

it('counts what became of clauses', () => {
  const comparison = compareTexts(standard('1: a b c d | 2: e'), standard('1: b a* d* f | 2: e'));
  expect(countsOf(comparison)).toEqual({ added: 1, changed: 2, moved: 1, removed: 1, same: 1 });
});

it('knows two texts that are one', () => {
  expect(isEmpty(compareTexts(standard('1: a | 2: b'), standard('1: a | 2: b')))).toBe(true);
  expect(isEmpty(compareTexts(standard('1: a | 2: b'), { ...standard('1: a | 2: b'), title: 'Mail' }))).toBe(false);
  expect(isEmpty(compareTexts(standard('1: a | 2: b'), standard('2: b | 1: a')))).toBe(false);
});

const texts = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), fc.nat(2), fc.boolean()), { maxLength: 7 })
  .map((clauses) => {
    const keys = new Map(clauses.map(([key, section, changed]) => [key, { key, section, changed }]));
    return [0, 1, 2]
      .map((section) => {
        const own = [...keys.values()].filter((one) => one.section === section);
        return `${section + 1}:${own.map(({ key, changed }) => ` ${key}${changed ? '*' : ''}`).join('')}`;
      })
      .join(' | ');
  });

it('each side of a comparison is the text of that side', () => {
  const keysIn = ({ sections }: StandardFile) => sections.map(({ clauses }) => clauses.map(({ key }) => key));
  const side = ({ sections }: Comparison, other: string[]) =>
    sections.map(({ clauses }) => clauses.filter(({ placing }) => !other.includes(placing)).map(({ key }) => key));
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [before, after] = [standard(one), standard(other)];
      const comparison = compareTexts(before, after);
      expect(side(comparison, ['removed', 'gone'])).toEqual(keysIn(after));
      expect(side(comparison, ['added', 'moved'])).toEqual(keysIn(before));
    }),
  );
});
