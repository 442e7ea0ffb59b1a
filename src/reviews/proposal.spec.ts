import { proposalOf } from './proposal';

const read = 'Answer by the third ring. Say your name. Then ask what you can do.';

describe('a suggestion', () => {
  it.each([
    ['of an untouched text', 'Answer at once.', read, 'new', 'Answer at once.'],
    [
      'beside what was changed elsewhere',
      read.replace('third', 'second'),
      read.replace('your name', 'both names'),
      'new',
      'Answer by the second ring. Say both names. Then ask what you can do.',
    ],
    ['that was carried out', read.replace('third', 'second'), read.replace('third', 'second'), 'present', null],
    [
      'that was carried out, and the text went on',
      read.replace('third', 'second'),
      read.replace('third', 'second').replace('your name', 'both names'),
      'present',
      null,
    ],
    [
      'for a sentence that was changed otherwise',
      read.replace('third', 'second'),
      read.replace('third', 'fourth').replace('your name', 'both names'),
      'clash',
      read.replace('third', 'second').replace('your name', 'both names'),
    ],
  ])('%s', (_, suggestion, present, state, body) => {
    expect(proposalOf(suggestion, read, present, 'en')).toEqual({ state, body: body ?? present });
  });
});
