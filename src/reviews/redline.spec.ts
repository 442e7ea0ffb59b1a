import { redline, type RedlinePart } from './redline';

/** `[-deleted-]`, `{+inserted+}` */
const written = (parts: RedlinePart[]) =>
  parts.map(({ text, inserted, deleted }) => (inserted ? `{+${text}+}` : deleted ? `[-${text}-]` : text)).join('');

describe('the redline', () => {
  it.each([
    ['en', 'Answer by the third ring.', 'Answer by the second ring.', 'Answer by the [-third-]{+second+} ring.'],
    ['ru', 'Снимают до третьего гудка.', 'Снимают до второго гудка.', 'Снимают до [-третьего-]{+второго+} гудка.'],
    ['kk', 'Үшінші қоңырауға дейін.', 'Екінші қоңырауға дейін.', '[-Үшінші-]{+Екінші+} қоңырауға дейін.'],
    ['en', '', 'All new', '{+All new+}'],
    ['en', 'All gone', '', '[-All gone-]'],
    ['en', 'Same', 'Same', 'Same'],
  ] as const)('in %s: %s → %s', (language, before, after, expected) => {
    expect(written(redline(before, after, language))).toBe(expected);
  });

  it('leaves the words that stay whole', () => {
    const parts = redline('Клиентте сұрақ бар.', 'Клиенттің сұрағы бар.', 'kk');
    expect(parts.filter(({ inserted }) => inserted).map(({ text }) => text.trim())).toEqual(
      expect.arrayContaining([expect.stringContaining('Клиенттің')]),
    );
  });

  it('shows texts that have nothing in common one after the other', () => {
    const text = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
    expect(redline(text('a'), text('b'), 'en')).toEqual([
      { text: text('a'), inserted: false, deleted: true },
      { text: text('b'), inserted: true, deleted: false },
    ]);
  });
});
