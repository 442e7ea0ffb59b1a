import { plainClause, type ClauseText } from '../vocabulary';
import { mergeClause, mergeProse, proposal } from './clause-merge';

const base: ClauseText = {
  ...plainClause,
  title: 'Three rings',
  body: 'The operator answers. He gives his name. He thanks the caller.',
  say: ['Good day.', 'Hello.', 'Thank you.'],
};

describe('two changes of one clause', () => {
  it('stand beside each other where they are in different fields', () => {
    const merged = mergeClause(base, { ...base, title: 'Two rings' }, { ...base, weight: 3 }, 'en');
    expect(merged.title).toEqual({ outcome: 'mine', value: 'Two rings' });
    expect(merged.weight).toEqual({ outcome: 'theirs', value: 3 });
    expect(merged.body.outcome).toBe('same');
    expect(proposal(merged)).toEqual({ ...base, title: 'Two rings', weight: 3 });
  });

  it('clash in one field, where mine is proposed', () => {
    const merged = mergeClause(base, { ...base, title: 'Two rings' }, { ...base, title: 'Four rings' }, 'en');
    expect(merged.title).toEqual({ outcome: 'clash', value: 'Two rings' });
  });

  it('are no clash where both wrote the same', () => {
    const both = { ...base, title: 'Two rings' };
    expect(mergeClause(base, both, both, 'en').title).toEqual({ outcome: 'same', value: 'Two rings' });
  });

  it('of phrases are brought together by line', () => {
    const mine = { ...base, say: ['Good morning.', 'Hello.', 'Thank you.'] };
    const theirs = { ...base, say: ['Good day.', 'Hello.', 'Thank you!'] };
    const merged = mergeClause(base, mine, theirs, 'en');
    expect(merged.say).toEqual({ outcome: 'merged', value: ['Good morning.', 'Hello.', 'Thank you!'] });
  });

  it('of a rationale that was not there clash as a whole', () => {
    const merged = mergeClause(base, { ...base, rationale: 'One.' }, { ...base, rationale: 'Two.' }, 'en');
    expect(merged.rationale).toEqual({ outcome: 'clash', value: 'One.' });
  });
});

describe('prose', () => {
  it('is merged by sentence', () => {
    const mine = base.body.replace('answers', 'answers at once');
    const theirs = base.body.replace('thanks the caller', 'says goodbye');
    expect(mergeProse({ base: base.body, mine, theirs }, 'en')).toEqual({
      outcome: 'merged',
      value: 'The operator answers at once. He gives his name. He says goodbye.',
    });
  });

  it('is merged by line where there are no sentences', () => {
    const list = '- одно\n- два\n- три\n';
    const merged = mergeProse({ base: list, mine: list.replace('одно', 'один'), theirs: `${list}- четыре\n` }, 'ru');
    expect(merged).toEqual({ outcome: 'merged', value: '- один\n- два\n- три\n- четыре\n' });
  });

  it('clashes where both changed one sentence, and never gets half of each', () => {
    const mine = base.body.replace('his name', 'the name of the company');
    const theirs = base.body.replace('gives', 'spells');
    expect(mergeProse({ base: base.body, mine, theirs }, 'en')).toEqual({ outcome: 'clash', value: mine });
  });
});
