import { preferredLanguage } from './translate';

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['ru', 'ru'],
    ['kk-KZ,kk;q=0.9,ru;q=0.8', 'kk'],
    ['de,fr;q=0.9,sk;q=0.5', 'sk'],
    ['en;q=0.1,tr;q=0.7', 'tr'],
    ['ru;q=0,sk', 'sk'],
    ['*', 'en'],
    ['de', 'en'],
  ])('answers %s with %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
