import { mentionedIn, partsOf } from './mentions';

const [anna, annaMaria, aigul, namesake] = [
  { id: 1, name: 'Anna' },
  { id: 2, name: 'Anna Maria' },
  { id: 3, name: 'Айгүл Сәрсенова' },
  { id: 4, name: 'anna' },
];

describe('whom a text addresses', () => {
  it.each([
    ['@Anna, please look', [anna]],
    ['Please look, @anna!', [anna]],
    ['(@Anna Maria)', [annaMaria]],
    ['@Anna @Anna Maria @Anna', [anna, annaMaria]],
    ['@Айгүл Сәрсенова қарап шықсын', [aigul]],
    ['@Айгүл', []],
    ['@Annabel', []],
    ['anna@Anna.example', []],
    ['@ Anna', []],
    ['Anna', []],
    ['@Nobody', []],
    ['', []],
  ])('%j', (text, people) => {
    expect(mentionedIn(text, [anna, annaMaria, aigul])).toEqual(people);
  });

  it('are all of that name', () => {
    expect(mentionedIn('@Anna', [anna, namesake])).toEqual([anna, namesake]);
  });
});

describe('a text in pieces', () => {
  it.each([
    ['Look, @Anna!', ['Look, ', '*@Anna', '!']],
    ['@Anna Maria', ['*@Anna Maria']],
    ['Nobody is here.', ['Nobody is here.']],
    ['', []],
  ])('%j: %j', (text, pieces) => {
    const parts = partsOf(text, [anna, annaMaria]);
    expect(parts.map((part) => (part.mention ? `*${part.text}` : part.text))).toEqual(pieces);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});
