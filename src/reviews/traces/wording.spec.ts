import { wordingNow } from './wording';

const before = 'The operator answers. The call is recorded.';
const revised = 'The operator answers by the second ring. The call is recorded.';

it.each([
  ['stands as it was written', revised, 'same', 'The operator answers by the second ring.'],
  ['stands among other words', `Smile. ${revised} Always.`, 'same', 'The operator answers by the second ring.'],
  [
    'was reworded',
    'The operator answers by the very first ring. The call is recorded.',
    'changed',
    'The operator answers by the very first ring.',
  ],
  ['was taken out', before, 'gone', null],
  [
    'is in a list now',
    '- smile\n- The operator answers by the second ring.',
    'same',
    'The operator answers by the second ring.',
  ],
] as const)('what a revision brought %s', (_, now, state, sentence) => {
  expect(wordingNow(before, revised, now, 'en')).toEqual({ state, sentence });
});

it.each([
  ['the same', before, 'same'],
  ['another', revised, 'changed'],
] as const)('what brought no words is known by the whole text: %s', (_, now, state) => {
  expect(wordingNow(`${before} Every call.`, before, now, 'en')).toEqual({ state, sentence: null });
});

it('the first revision brings all its words', () => {
  expect(wordingNow('', before, before, 'en')).toEqual({ state: 'same', sentence: 'The operator answers.' });
});
