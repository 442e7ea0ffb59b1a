import type { RoundParticipantView } from './round-rows';
import { byUnit, saidIn, type SaidRow } from './round-summary';

const person = (name: string, unit: string | null, comments: number): RoundParticipantView => ({
  personId: name.length,
  name,
  active: true,
  comments,
  unit,
});

describe('who took part', () => {
  it('is told by unit, in the order of the reader’s alphabet, people without one last', () => {
    const people = [
      person('Anna', 'Цех', 0),
      person('Emily', null, 1),
      person('Marina', 'Әкімшілік', 2),
      person('Erlan', 'Цех', 1),
    ];
    expect(
      byUnit(people, 'kk').map(({ unit, people: of, commented }) => [unit, of.map(({ name }) => name), commented]),
    ).toEqual([
      ['Әкімшілік', ['Marina'], 1],
      ['Цех', ['Anna', 'Erlan'], 1],
      [null, ['Emily'], 1],
    ]);
    expect(byUnit([], 'en')).toEqual([]);
  });
});

describe('what was said', () => {
  const row = (change: Partial<SaidRow>): SaidRow => ({
    type: 'general',
    sectionId: 1,
    number: 1,
    title: 'The call',
    outcome: null,
    comments: 1,
    ...change,
  });

  it('is counted by type, by section in the order of the text, and by what became of it', () => {
    const rows = [
      row({ sectionId: null, number: null, title: null, comments: 2 }),
      row({ type: 'technical', outcome: 'accepted' }),
      row({ outcome: 'noted', comments: 3 }),
      row({ sectionId: 2, number: 2, title: 'The end', type: 'editorial' }),
    ];
    expect(saidIn(rows)).toEqual({
      types: { general: 5, technical: 1, editorial: 1 },
      sections: [
        { sectionId: null, number: null, title: null, comments: 2 },
        { sectionId: 1, number: 1, title: 'The call', comments: 4 },
        { sectionId: 2, number: 2, title: 'The end', comments: 1 },
      ],
      outcomes: { accepted: 1, 'accepted-with-changes': 0, rejected: 0, noted: 3 },
      open: 3,
    });
  });

  it('is nothing where nobody said anything', () => {
    expect(saidIn([])).toMatchObject({ sections: [], open: 0, types: { general: 0 }, outcomes: { rejected: 0 } });
  });
});
