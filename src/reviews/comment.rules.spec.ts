import { commentFaults, type Subject, type WantedComment } from './comment.rules';

const clause = { title: 'Three rings', body: 'Answer by the third ring.', removed: false };
const section = { title: 'Taking a call', removed: false };
const onClause: Subject = { clause, section: null };
const nothing: Subject = { clause: null, section: null };

const faults = (wanted: WantedComment, subject: Subject) =>
  commentFaults(wanted, subject).map(({ field, code }) => [field, code]);

describe('a comment', () => {
  it.each([
    ['the draft', {}, nothing],
    ['a section', { sectionId: 3 }, { clause: null, section }],
    ['a clause', { clauseId: 7 }, onClause],
    ['a clause, with wording', { clauseId: 7, suggestion: 'Answer by the **second** ring.' }, onClause],
  ])('may be on %s', (_, wanted, subject) => {
    expect(commentFaults(wanted, subject)).toEqual([]);
  });

  it.each([
    ['both a clause and a section', { clauseId: 7, sectionId: 3 }, onClause, [['sectionId', 'one-subject']]],
    ['a clause of elsewhere', { clauseId: 8 }, nothing, [['clauseId', 'not-in-draft']]],
    ['a section of elsewhere', { sectionId: 4 }, nothing, [['sectionId', 'not-in-draft']]],
    [
      'a removed clause',
      { clauseId: 7 },
      { clause: { ...clause, removed: true }, section: null },
      [['clauseId', 'removed-from-draft']],
    ],
    [
      'a removed section',
      { sectionId: 3 },
      { clause: null, section: { ...section, removed: true } },
      [['sectionId', 'removed-from-draft']],
    ],
    ['the draft, with wording', { suggestion: 'x' }, nothing, [['suggestion', 'suggestion-without-clause']]],
    [
      'a section of elsewhere, with wording',
      { sectionId: 3, suggestion: 'x' },
      nothing,
      [
        ['sectionId', 'not-in-draft'],
        ['suggestion', 'suggestion-without-clause'],
      ],
    ],
  ])('may not be on %s', (_, wanted, subject, expected) => {
    expect(faults(wanted, subject)).toEqual(expected);
  });

  it.each([
    ['the present text', clause.body, ['suggestion-changes-nothing']],
    ['nothing', '', ['required']],
    ['a heading', '# Rings', ['body-heading']],
    ['what cannot be read', 'Ring\u0007', ['control-character']],
    ['more than a clause holds', 'x'.repeat(10_001), ['too-long']],
  ])('may not suggest %s', (_, suggestion, expected) => {
    expect(faults({ clauseId: 7, suggestion }, onClause)).toEqual(expected.map((code) => ['suggestion', code]));
  });

  it('names what is wrong with the clause and with the wording at once', () => {
    expect(faults({ clauseId: 8, suggestion: '# Rings' }, nothing)).toEqual([
      ['clauseId', 'not-in-draft'],
      ['suggestion', 'body-heading'],
    ]);
  });
});
