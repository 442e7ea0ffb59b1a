import { languages } from '../vocabulary';
import { longEdition, sampleEdition } from '../../test/support/sample-editions';
import { documentsOf } from './documents-of';
import { documentsOnRequest } from './documents-on-request';

describe('documentsOnRequest', () => {
  const namesOf = (some: (name: string) => boolean) =>
    documentsOnRequest(sampleEdition('en'))
      .map(({ name, title }) => [name, title])
      .filter(([name]) => some(name!));

  it('names what there is for each job role', () => {
    expect(namesOf((name) => name.includes('operator'))).toEqual([
      ['brochure-operator.booklet', 'Call-centre operator: booklet to fold and staple'],
      ['brochure-operator.grey-booklet', 'Call-centre operator: booklet for the office printer'],
      ['brochure-operator.grey', 'Call-centre operator: for the office printer'],
      ['brochure-operator.press', 'Call-centre operator: for the print shop'],
      ['brochure-operator.cmyk', 'Call-centre operator: for the print shop, CMYK'],
      ['brochure-operator.archive', 'Call-centre operator: for the archive'],
      ['brochure-operator.e-book', 'Call-centre operator: e-book'],
      ['checklist-operator', 'Checklist: Call-centre operator'],
      ['observation-form-operator', 'Observation form: Call-centre operator'],
      ['cards-operator', 'Pocket cards: Call-centre operator'],
    ]);
    expect(namesOf((name) => /administrator|cashier/.test(name))).toHaveLength(20);
  });

  it('names what there is for everybody', () => {
    const names = namesOf((name) => !/operator|administrator|cashier/.test(name));
    expect(names.filter(([name]) => !name!.endsWith('.cover'))).toEqual([
      ['handbook.a5', 'Handbook: A5'],
      ['handbook.booklet', 'Handbook: booklet to fold and staple'],
      ['handbook.grey', 'Handbook: for the office printer'],
      ['handbook.press', 'Handbook: for the print shop'],
      ['handbook.cmyk', 'Handbook: for the print shop, CMYK'],
      ['handbook.archive', 'Handbook: for the archive'],
      ['handbook.e-book', 'Handbook: e-book'],
      ['poster-1', 'Poster: 1 Answering the call'],
      ['poster-2', 'Poster: 2 Listening and helping'],
      ['poster-3', 'Poster: 3 Complaints'],
    ]);
    expect(names).toContainEqual(['handbook-matt-130.cover', 'Handbook: cover in one piece, matt coated 130 g']);
  });

  it('shares no name with what is published', () => {
    const edition = longEdition(3, 9);
    const names = [...documentsOf(edition), ...documentsOnRequest(edition)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(languages)('%s: each is composed of its clauses, in the words of the language', (language) => {
    const edition = sampleEdition(language);
    for (const { kind, form, jobRoleKey, html } of documentsOnRequest(edition)) {
      const document = html();
      expect(document.html).toContain(`<html lang="${language}">`);
      expect(document.html).not.toMatch(/undefined|\[object|\{\{|documents\.sheets/);
      expect(document.html).toContain(edition.standard.title);
      if (jobRoleKey === null || form !== 'published') continue;
      const applies = edition.sections
        .flatMap(({ clauses }) => clauses)
        .filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(jobRoleKey));
      const places = kind === 'cards' ? /<article class="clause/g : /<th scope="row"/g;
      expect(document.html.match(places)).toHaveLength(applies.length);
    }
  });
});
