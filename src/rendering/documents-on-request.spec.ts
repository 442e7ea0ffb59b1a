import { languages } from '../vocabulary';
import { longEdition, sampleEdition } from '../../test/support/sample-editions';
import { documentsOf } from './documents-of';
import { documentsOnRequest } from './documents-on-request';

describe('documentsOnRequest', () => {
  it('names what there is for each job role and each section', () => {
    expect(
      documentsOnRequest(sampleEdition('en')).map(({ name, jobRoleKey, title }) => [name, jobRoleKey, title]),
    ).toEqual([
      ['checklist-operator', 'operator', 'Checklist: Call-centre operator'],
      ['observation-form-operator', 'operator', 'Observation form: Call-centre operator'],
      ['checklist-administrator', 'administrator', 'Checklist: Shop administrator'],
      ['observation-form-administrator', 'administrator', 'Observation form: Shop administrator'],
      ['checklist-cashier', 'cashier', 'Checklist: Cashier'],
      ['observation-form-cashier', 'cashier', 'Observation form: Cashier'],
      ['poster-1', null, 'Poster: 1 Answering the call'],
      ['poster-2', null, 'Poster: 2 Listening and helping'],
      ['poster-3', null, 'Poster: 3 Complaints'],
    ]);
  });

  it('shares no name with what is published', () => {
    const edition = longEdition(3, 9);
    const names = [...documentsOf(edition), ...documentsOnRequest(edition)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(languages)('%s: each is composed of its clauses, in the words of the language', (language) => {
    const edition = sampleEdition(language);
    for (const { kind, jobRoleKey, html } of documentsOnRequest(edition)) {
      const document = html();
      expect(document.html).toContain(`<html lang="${language}">`);
      expect(document.html).not.toMatch(/undefined|\[object|\{\{|documents\.sheets/);
      expect(document.html).toContain(edition.standard.title);
      if (jobRoleKey === null) continue;
      const applies = edition.sections
        .flatMap(({ clauses }) => clauses)
        .filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(jobRoleKey));
      expect([...document.html.matchAll(/<th scope="row"/g)]).toHaveLength(applies.length);
      expect(kind).not.toBe('poster');
    }
  });
});
