import type { ContentClause, DraftContent } from '../standards/draft-content';
import { textFaults } from './text.policy';

function clause(number: string, text: Partial<ContentClause['text']> = {}): ContentClause {
  return {
    id: 1,
    key: `clause-${number.replace('.', '-')}`,
    number,
    revisionId: 1,
    text: {
      title: 'A complaint is written down at once',
      body: 'The cashier writes it into the register.',
      appliesTo: [],
      obligation: 'mandatory',
      measure: null,
      check: null,
      weight: 1,
      rationale: null,
      say: [],
      avoid: [],
      ...text,
    },
  };
}

function content(...sections: { clauses: ContentClause[]; introduction?: string }[]): DraftContent {
  return {
    slug: 'complaints',
    language: 'en',
    title: 'Complaints',
    summary: null,
    foreword: null,
    glossary: [],
    jobRoles: [{ key: 'cashier', title: 'Cashier' }],
    sections: sections.map(({ clauses, introduction = null }, index) => ({
      id: index + 1,
      number: index + 1,
      title: `Section ${index + 1}`,
      introduction,
      clauses,
    })),
  };
}

it('passes a text whose clauses keep the rules', () => {
  expect(textFaults(content({ clauses: [clause('1.1'), clause('1.2', { appliesTo: ['cashier'] })] }))).toEqual([]);
});

it('asks for a clause', () => {
  expect(textFaults(content())).toEqual([{ field: '', code: 'no-clauses' }]);
  expect(textFaults(content({ clauses: [], introduction: 'To begin with.' }))).toEqual([
    { field: '', code: 'no-clauses' },
  ]);
});

it('finds a section that is only a heading, not one with an introduction', () => {
  const faults = textFaults(
    content({ clauses: [clause('1.1')] }, { clauses: [] }, { clauses: [], introduction: 'In short.' }),
  );
  expect(faults).toEqual([{ field: '2', code: 'empty-section', parameters: { number: 2, title: 'Section 2' } }]);
});

it('names every clause that breaks a rule, such as a job role that the draft no longer lists', () => {
  const faults = textFaults(
    content({ clauses: [clause('1.1', { appliesTo: ['operator'] }), clause('1.2', { title: '', weight: 9 })] }),
  );
  expect(faults.map(({ field, code }) => [field, code])).toEqual([
    ['1.1.appliesTo.0', 'unknown-job-role'],
    ['1.2.title', 'required'],
    ['1.2.weight', 'not-a-whole-number'],
  ]);
});
