import { earlierEdition, sampleEdition } from '../../test/support/sample-editions';
import { fileOfEdition } from '../editions/edition-text';
import { compareTexts } from '../standards/comparison';
import { marksOf } from './clause-marks';
import { brochureHtml } from './brochure';
import type { EditionDocument } from './edition-document';
import { handbookHtml } from './handbook';

const comparison = (change: (after: EditionDocument) => unknown, before = sampleEdition('en')) => {
  const after = sampleEdition('en');
  change(after);
  return compareTexts(fileOfEdition(before), fileOfEdition(after));
};
const clause = (edition: EditionDocument, number: string) =>
  edition.sections.flatMap(({ clauses }) => clauses).find((one) => one.number === number)!;

it.each<[string, (after: EditionDocument) => unknown, string | null, string[], string[]]>([
  ['nothing', () => undefined, null, [], []],
  ['a body', (after) => (clause(after, '1.1').body = 'New.'), 'cashier', ['clause-1-1 changed'], []],
  ['a body of others', (after) => (clause(after, '1.3').body = 'New.'), 'cashier', [], []],
  ['a weight, which is not printed', (after) => (clause(after, '1.1').weight = 5), null, [], []],
  ['a section', (after) => (after.sections[1]!.introduction = 'New.'), 'operator', ['section-2 changed'], []],
  ['a clause that is gone', (after) => after.sections[1]!.clauses.pop(), null, [], ['2.2']],
  ['one of others that is gone', (after) => after.sections[1]!.clauses.pop(), 'operator', [], []],
  [
    'a clause that got another job role',
    (after) => (clause(after, '2.2').appliesTo = ['operator']),
    'operator',
    ['clause-2-2 added'],
    [],
  ],
  [
    'the same for the one that lost it',
    (after) => (clause(after, '2.2').appliesTo = ['operator']),
    'cashier',
    [],
    ['2.2'],
  ],
  [
    'the same for the handbook',
    (after) => (clause(after, '2.2').appliesTo = ['operator']),
    null,
    ['clause-2-2 changed'],
    [],
  ],
])('marks %s', (_, change, jobRole, marked, removed) => {
  const found = marksOf(comparison(change), jobRole);
  expect([...found.marks].map(([anchor, { kind }]) => `${anchor} ${kind}`)).toEqual(marked);
  expect(found.removed.map(({ number }) => number)).toEqual(removed);
});

it('tells all that became of a clause in words', () => {
  const found = marksOf(
    comparison((after) => (clause(after, '1.2').body = 'New.'), earlierEdition('en')),
    null,
  );
  expect([...found.marks].map(([anchor, { label }]) => [anchor, label])).toEqual([
    ['clause-1-1', 'Changed'],
    ['clause-1-2', 'Changed · Moved'],
    ['clause-2-2', 'New'],
    ['clause-3-1', 'Changed'],
  ]);
  expect(found.removed).toEqual([{ number: '2.2', title: 'The call ends with a question (2)' }]);
});

it('a document in which nothing changed has neither marks nor a chapter about them', () => {
  const same = { number: 2, effectiveDate: '2026-01-12', compare: () => comparison(() => undefined) };
  const edition = sampleEdition('en');
  expect(handbookHtml(edition, same)).toEqual(handbookHtml(edition));
  expect(brochureHtml(edition, 'cashier', same)).toEqual(brochureHtml(edition, 'cashier'));
});
