import { fileSize, longDate, ownNameOf } from './format';

it.each([
  ['en', '1 December 2026'],
  ['ru', '1 декабря 2026 г.'],
  ['kk', '2026 ж. 1 желтоқсан'],
  ['tr', '1 Aralık 2026'],
  ['sk', '1. decembra 2026'],
] as const)('writes a date in %s', (language, date) => {
  expect(longDate('2026-12-01', language)).toBe(date);
});

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1000, '1 kB'],
  [9_940, '9.9 kB'],
  [481_516, '482 kB'],
  [12_345_678, '12 MB'],
  [1_234_567_890_123, '1,235 GB'],
])('writes %d bytes as %s', (bytes, size) => {
  expect(fileSize(bytes, 'en')).toBe(size);
});

it('calls languages what their speakers call them', () => {
  expect([ownNameOf('kk'), ownNameOf('ru'), ownNameOf('tr'), ownNameOf('sk'), ownNameOf('en')]).toEqual([
    'Қазақ тілі',
    'Русский',
    'Türkçe',
    'Slovenčina',
    'English',
  ]);
});
