import { wordsOf } from './search-words';

describe('words to search for', () => {
  it.each([
    ['', []],
    ['  !&|():* ', []],
    ['Call-centre', ['call', 'centre']],
    ["звонок & !'оператора':*", ['звонок', 'оператора']],
    ['Қоңырау қоңырау', ['қоңырау']],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['café\u0000x', ['café', 'x']],
  ])('%j', (typed, words) => {
    expect(wordsOf(typed)).toEqual(words);
  });
});
