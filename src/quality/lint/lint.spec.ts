import fc from 'fast-check';
import { comparisons, languages, obligations, plainClause, type ClauseText } from '../../vocabulary';
import { ruleIds, severities, type CompanyWord } from './finding';
import { lintClause } from './lint';
import { plainTextOf } from './linted-text';

/** Words that rules look for, and signs that could lead them astray, among anything else. */
const scraps = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ...['promptly', 'быстро', 'тез', 'hızlı', 'rýchlo', 'İVEDİ', 'ISPARTA', 'etc.', 'и т. д.', 'т. б.', 'й', 'ё', 'ß'],
    ...['3', '3–5', '%95', '20 %', '12:30', 'третий', 'on iki', 'must', 'musí', 'is done', 'sa zapíše', 'жазылады'],
    ...['«', '»', '"', '“', '”', '„', '>', '- ', '|', '```', '\n', '\n\n', '\u00a0', '\u0000', '\ufffc', '\u0301', '.'],
  ),
);
const words = (maxLength: number) => fc.array(scraps, { maxLength }).map((parts) => parts.join(' '));

const clauseText: fc.Arbitrary<ClauseText> = fc.record({
  title: words(8),
  body: words(40),
  appliesTo: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  obligation: fc.constantFrom(...obligations),
  measure: fc.option(
    fc.record({
      indicator: words(4),
      comparison: fc.constantFrom(...comparisons),
      target: fc.oneof(fc.constant(null), fc.double(), fc.tuple(fc.double(), fc.double())),
      unit: fc.option(fc.oneof(words(2), fc.constantFrom('%', 'минут', 'iş günü', 'rings'))),
    }),
  ),
  check: fc.option(words(8)),
  weight: fc.integer(),
  rationale: fc.option(words(8)),
  say: fc.array(words(4), { maxLength: 2 }),
  avoid: fc.array(words(4), { maxLength: 2 }),
});

const companyWords: fc.Arbitrary<CompanyWord[]> = fc.array(
  fc.record({ term: words(2), replacement: fc.option(fc.string()) }),
  { maxLength: 3 },
);

it('finds, in whatever is written, passages that are there, the same each time', () => {
  fc.assert(
    fc.property(clauseText, fc.constantFrom(...languages), companyWords, (text, language, forbidden) => {
      const findings = lintClause(text, language, forbidden);
      for (const { rule, severity, field, passage } of findings) {
        const { start, end, quote } = passage;
        expect(ruleIds).toContain(rule);
        expect(severities).toContain(severity);
        expect(plainTextOf(text, field).slice(start, end)).toBe(quote);
        if (rule !== 'no-measure' && rule !== 'no-check') expect(end).toBeGreaterThan(start);
      }
      expect(lintClause(text, language, forbidden)).toEqual(findings);
    }),
    { numRuns: 300 },
  );
});

it('tells the gravest first, then in the order of reading', () => {
  const text = {
    ...plainClause,
    title: 'Clients are answered promptly',
    body: 'A client is rung back in a timely manner. The client is thanked politely.',
    check: null,
  };
  const findings = lintClause(text, 'en', [{ term: 'client', replacement: null }]);
  expect(findings.map(({ rule, field, passage }) => `${rule} ${field} ${passage.quote}`)).toEqual([
    'forbidden-word title Clients',
    'forbidden-word body client',
    'forbidden-word body client',
    'vague title promptly',
    'vague body in a timely manner',
    'vague body politely',
    'no-measure title Clients are answered promptly',
    'no-check title Clients are answered promptly',
    'passive-without-actor body is rung',
    'passive-without-actor body is thanked',
  ]);
});

it('gives places in what is read, not in its markup', () => {
  const text = { ...plainClause, title: 'X', body: '- Reply **promptly**,\n- or [soon](https://example.org).' };
  const vague = lintClause(text, 'en', []).filter(({ rule }) => rule === 'vague');
  expect(plainTextOf(text, 'body')).toBe('Reply promptly,\nor soon.');
  expect(vague.map(({ passage }) => passage)).toEqual([
    { start: 6, end: 14, quote: 'promptly' },
    { start: 19, end: 23, quote: 'soon' },
  ]);
});

it('is not slowed down by a text that is long or hostile', () => {
  const hostile = ['must '.repeat(2000), '3 '.repeat(5000), 'sa '.repeat(3000), '«'.repeat(5000), '" '.repeat(5000)];
  for (const language of languages) {
    for (const body of hostile)
      expect(() => lintClause({ ...plainClause, title: 'X', body }, language, [])).not.toThrow();
  }
});
