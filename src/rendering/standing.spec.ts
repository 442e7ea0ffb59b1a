import { replacedEdition, sampleEdition } from '../../test/support/sample-editions';
import { brochureHtml } from './brochure';
import { documentsOf, stands } from './documents-of';
import type { EditionDocument } from './edition-document';
import { verificationCode } from './verification-code';

const address = 'https://etalon.example.org';
const first = { ...sampleEdition('en'), address };
const printed = (jobRole: string) => ({
  imprint: first.edition,
  fingerprint: brochureHtml(first, jobRole).fingerprint,
});
/** The edition after the first, with a change in it. */
const next = (change: (edition: EditionDocument) => unknown): EditionDocument => {
  const edition = sampleEdition('en');
  edition.address = address;
  edition.edition = { number: 2, effectiveDate: '2028-02-02', approvedOn: '2028-01-01', approvers: [] };
  change(edition);
  return edition;
};
const clauseFor = (edition: EditionDocument, key: string) =>
  edition.sections.flatMap(({ clauses }) => clauses).find(({ appliesTo }) => appliesTo.join() === key)!;
const logo = { png: 'AAAA', width: 400, height: 200, ground: 'light' } as const;

const [both, none, onlyCashier] = [['operator', 'cashier'], [], ['cashier']];

it.each<[string, (edition: EditionDocument) => unknown, string[]]>([
  ['nothing but its number, its day and its approvers', () => undefined, both],
  ['the summary, which is in the handbook only', ({ standard }) => (standard.summary = 'New.'), both],
  ['the foreword, which is in the handbook only', ({ standard }) => (standard.foreword = 'New.'), both],
  ['a term that no clause uses', ({ standard }) => (standard.glossary![2]!.meaning = 'New.'), both],
  ['what a term means that clauses use', ({ standard }) => (standard.glossary![0]!.meaning = 'New.'), none],
  [
    'the order of job roles that no clause names together',
    ({ jobRoles }) => jobRoles.push(jobRoles.shift()!),
    ['cashier'],
  ],
  ['another job role was added', ({ jobRoles }) => jobRoles.push({ key: 'driver', title: 'Driver' }), both],
  ['a text of another job role', (edition) => (clauseFor(edition, 'cashier').body = 'New.'), ['operator']],
  ['a text of two job roles', (edition) => (clauseFor(edition, 'operator,administrator').body = 'New.'), onlyCashier],
  ['the name of a job role that a clause names', ({ jobRoles }) => (jobRoles[1]!.title = 'Manager'), onlyCashier],
  ['a text for everybody', (edition) => (clauseFor(edition, '').body = 'New.'), none],
  ['the reason of a clause for everybody', (edition) => (clauseFor(edition, '').rationale = 'New.'), none],
  ['the obligation of a clause for everybody', (edition) => (clauseFor(edition, '').obligation = 'recommended'), none],
  ['the number of a clause for everybody', (edition) => (clauseFor(edition, '').number = '1.9'), none],
  ['a clause for everybody is gone', ({ sections }) => sections[0]!.clauses.shift(), none],
  ['a section got another title', ({ sections }) => (sections[0]!.title = 'New'), none],
  ['a section got another introduction', ({ sections }) => (sections[0]!.introduction = 'New.'), none],
  ['the title of the standard', ({ standard }) => (standard.title = 'New'), none],
  ['the language', ({ standard }) => (standard.language = 'sk'), none],
  ['the name of the company', ({ organisation }) => (organisation.name = 'South'), none],
  ['the colour of the company', ({ organisation }) => (organisation.colour = '#00703c'), none],
  ['the logo of the company', ({ organisation }) => (organisation.logo = logo), none],
  ['the slug, which is in the address', ({ standard }) => (standard.slug = 'other'), none],
  ['the type of the documents', ({ organisation }) => (organisation.typeTheme = 'plain'), none],
  ['the address that is printed', (edition) => (edition.address = 'https://etalon.example.com'), none],
  ['the job roles are gone', (edition) => (edition.jobRoles = []), none],
])('brochures stand or are reissued where an edition changed: %s', (_, change, standing) => {
  const edition = next(change);
  expect(both.filter((jobRole) => stands(edition, jobRole, printed(jobRole)))).toEqual(standing);
});

it('a brochure of another template, language of labels or code of Etalon does not stand', () => {
  expect(
    stands(
      next(() => undefined),
      'operator',
      { ...printed('operator'), fingerprint: '0'.repeat(64) },
    ),
  ).toBe(false);
});

it('a brochure is known by what it says, whatever is marked in it as changed', () => {
  for (const jobRole of both) {
    const marked = brochureHtml(first, jobRole, replacedEdition('en'));
    expect(marked.html).toContain('class="clause marked changed"');
    expect(marked.fingerprint).toBe(brochureHtml(first, jobRole).fingerprint);
    expect(marked.html).toContain(verificationCode(marked.fingerprint));
  }
});

describe('the line by which a document is verified', () => {
  const replaced = replacedEdition('en');
  const documents = (address?: string) =>
    documentsOf({ ...sampleEdition('en'), ...(address && { address }) }, replaced).flatMap(({ kind, html }) =>
      kind === 'what-changed' ? [] : [html()],
    );

  it('has the code of what the document says, and the address where one is known', () => {
    for (const { html, fingerprint } of documents('https://etalon.example.com')) {
      const code = verificationCode(fingerprint);
      expect(html).toContain(`<bdi class="imprint-code">${code}</bdi>`);
      expect(html).toContain(
        `<a href="https://etalon.example.com/verify/${code}">etalon.example.com/verify/${code}</a>`,
      );
    }
    for (const { html, fingerprint } of documents()) {
      expect(html).toContain(verificationCode(fingerprint));
      expect(html).not.toContain('/verify/');
    }
  });

  it('differs from document to document', () => {
    const all = [...documents(), ...documents('https://etalon.example.com')].map(({ fingerprint }) => fingerprint);
    expect(new Set(all).size).toBe(all.length);
  });
});
