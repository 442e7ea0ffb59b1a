import { fileSize, longDate, longDay, longMoment, ownNameOf } from './format';

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
  ['Asia/Almaty', 'en', '1 December 2026', '1 December 2026 at 01:30 GMT+5'],
  ['Asia/Almaty', 'ru', '1 декабря 2026 г.', '1 декабря 2026 г. в 01:30 GMT+5'],
  ['Europe/Bratislava', 'sk', '30. novembra 2026', '30. novembra 2026 o 21:30 SEČ'],
  ['UTC', 'tr', '30 Kasım 2026', '30 Kasım 2026 20:30 UTC'],
] as const)('writes a moment by the clocks of %s in %s', (timeZone, language, day, moment) => {
  const at = new Date('2026-11-30T20:30:00Z');
  expect(longDay(at, language, timeZone)).toBe(day);
  expect(longMoment(at, language, timeZone)).toBe(moment);
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
