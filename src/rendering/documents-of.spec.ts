import { languages } from '../vocabulary';
import { replacedEdition, sampleEdition } from '../../test/support/sample-editions';
import { asWritten } from '../../test/support/typeset';
import { brochureHtml } from './brochure';
import { colourStyles } from './company-colour';
import { documentsOf } from './documents-of';
import { handbookHtml } from './handbook';

const anchorsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
const linksIn = (html: string) => [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);

describe('documentsOf', () => {
  it('names the handbook and a brochure for each job role', () => {
    expect(
      documentsOf(sampleEdition('en')).map(({ name, kind, jobRoleKey, title }) => [name, kind, jobRoleKey, title]),
    ).toEqual([
      ['handbook', 'handbook', null, 'Handbook'],
      ['brochure-operator', 'brochure', 'operator', 'Call-centre operator'],
      ['brochure-administrator', 'brochure', 'administrator', 'Shop administrator'],
      ['brochure-cashier', 'brochure', 'cashier', 'Cashier'],
    ]);
  });

  it.each(languages)(
    '%s: every link leads to a place, every place is numbered in order, nothing is left to fill',
    (language) => {
      const documents = documentsOf(sampleEdition(language), replacedEdition(language));
      for (const document of documents.filter(({ kind }) => kind !== 'what-changed').map(({ html }) => html())) {
        const anchors = anchorsIn(document.html);
        expect(new Set(anchors).size).toBe(anchors.length);
        expect(linksIn(document.html)).toEqual(document.numbered);
        expect(anchors).toEqual(expect.arrayContaining(document.numbered));
        expect(
          document.outline.flatMap((entry) => [entry.anchor, ...entry.children.map((child) => child.anchor)]),
        ).toEqual(anchors);
        expect(document.html).toContain(`<html lang="${language}">`);
        expect(document.html).not.toMatch(/undefined|\[object|\{\{/);
      }
    },
  );

  it('is pure: the same edition gives the same text', () => {
    expect(handbookHtml(sampleEdition('kk'))).toEqual(handbookHtml(sampleEdition('kk')));
  });
});

describe('the look of the company', () => {
  const logo = { png: 'AAAA', width: 400, height: 200, ground: 'light' } as const;
  const dressed = (organisation: object) => {
    const edition = sampleEdition('en');
    return documentsOf({ ...edition, organisation: { ...edition.organisation, ...organisation } });
  };

  it('is on the cover of every document, and its colour in place of ours', () => {
    for (const { html } of dressed({ colour: '#ffd400', logo })) {
      const text = html().html;
      expect(text.match(/<img[^>]+>/g)).toEqual([
        expect.stringMatching(
          /^<img src="data:image\/png;base64,AAAA" alt="" style="width:[\d.]+mm;height:[\d.]+mm">$/,
        ),
      ]);
      expect(text).toContain('class="cover-logo light"');
      expect(text.indexOf(colourStyles('#ffd400'))).toBeGreaterThan(text.indexOf('--accent: light-dark('));
      expect(text).not.toContain('color:#1f4a54');
    }
  });

  it('is ours in an edition that has none', () => {
    for (const { html } of documentsOf(sampleEdition('en'))) {
      const text = html().html;
      expect(text).not.toContain('<img');
      expect(text.match(/--accent:/g)).toHaveLength(1);
    }
  });
});

describe('handbookHtml', () => {
  it('prints a clause of several job roles once and refers to it from the others', () => {
    const { html, outline } = handbookHtml(sampleEdition('en'));
    expect(html.match(/id="clause-1-3"/g)).toHaveLength(1);
    expect(html).toContain('Applies to: Call-centre operator and Shop administrator');
    expect(html.slice(html.indexOf('id="job-role-2"'))).toMatch(
      /Also applies to this job role[\s\S]*href="#clause-1-3"/,
    );
    expect(outline.map((entry) => entry.title)).toEqual([
      'Foreword',
      '1 Answering the call',
      '2 Listening and helping',
      '3 Complaints',
      'By job role',
      'Call-centre operator',
      'Shop administrator',
      'Cashier',
      'Glossary',
      'Index',
    ]);
  });

  it.each([
    ['kk', '2027 ж. 11 қаңтар'],
    ['ru', '11 января 2027 г.'],
    ['tr', '11 Ocak 2027'],
    ['sk', '11. januára 2027'],
    ['en', '11 January 2027'],
  ] as const)('%s: writes the date it comes into force as the language does', (language, date) => {
    expect(handbookHtml(sampleEdition(language)).html.replaceAll('\u00a0', ' ')).toContain(date);
  });

  it('counts its clauses in the imprint', () => {
    expect(asWritten(handbookHtml(sampleEdition('ru')).html)).toContain(
      '4 пункта для всех сотрудников и 2 пункта для отдельных',
    );
  });

  it('leaves out a section without general clauses or introduction, and a job role without clauses', () => {
    const edition = sampleEdition('en');
    edition.sections = edition.sections.slice(1, 2).map((section) => ({
      ...section,
      clauses: section.clauses.filter((clause) => clause.appliesTo.length > 0),
    }));
    delete edition.standard.foreword;
    delete edition.standard.glossary;
    expect(handbookHtml(edition).outline.map((entry) => entry.title)).toEqual(['By job role', 'Cashier', 'Index']);
  });

  it('shows titles as text, in the body and at the head of the pages', () => {
    const edition = sampleEdition('en');
    const title = '</style><script>x</script>"} body{display:none} \\';
    edition.standard.title = title;
    edition.sections[0]!.title = title;
    edition.sections[0]!.clauses[0]!.title = title;
    edition.organisation.name = title;
    const { html } = handbookHtml(edition);
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('"} body');
  });
});

describe('brochureHtml', () => {
  it('holds the general clauses and those of the job role, in the order of the standard', () => {
    const clausesOf = (role: string) =>
      brochureHtml(sampleEdition('en'), role).numbered.filter((anchor) => anchor.startsWith('clause'));
    expect(clausesOf('operator')).toEqual(['clause-1-1', 'clause-1-2', 'clause-1-3', 'clause-2-1', 'clause-3-1']);
    expect(clausesOf('cashier')).toEqual(['clause-1-1', 'clause-1-2', 'clause-2-1', 'clause-2-2', 'clause-3-1']);
  });

  it('bears the name of the job role', () => {
    expect(brochureHtml(sampleEdition('sk'), 'cashier').title).toBe(
      'Starostlivosť o zákazníkov po telefóne: Pokladník',
    );
  });

  it('refuses a job role that the edition lacks', () => {
    expect(() => brochureHtml(sampleEdition('en'), 'pilot')).toThrow('pilot');
  });
});
