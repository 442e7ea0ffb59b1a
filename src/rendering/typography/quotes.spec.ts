import type { Language } from '../../vocabulary';
import { setQuotes } from './quotes';

describe('quotes', () => {
  it.each<[Language, string, string]>([
    ['ru', 'Скажите "спасибо" и "до свидания".', 'Скажите «спасибо» и «до свидания».'],
    ['ru', 'ТОО "Торговый дом "Норд""', 'ТОО «Торговый дом „Норд“»'],
    ['ru', '“спасибо”, ‘да’, „нет“', '«спасибо», «да», «нет»'],
    ['ru', '«Он сказал "да"»', '«Он сказал „да“»'],
    ['ru', '«Норд»', '«Норд»'],
    ['ru', '("Норд"; "Юг")', '(«Норд»; «Юг»)'],
    ['ru', '"…и всё"', '«…и всё»'],
    ['ru', '"Подождите..." — "Да!"', '«Подождите...» — «Да!»'],
    ['kk', '"Нұр-Сауда" серіктестігі', '«Нұр-Сауда» серіктестігі'],
    ['kk', 'ол "“бәрі” дайын" деді', 'ол «„бәрі“ дайын» деді'],
    ['sk', 'Povedzte "ďakujem".', 'Povedzte „ďakujem“.'],
    ['sk', '“slovo” a »slovo«', '„slovo“ a „slovo“'],
    ['sk', `"Povedal 'áno' hneď"`, '„Povedal ‚áno‘ hneď“'],
    ['sk', `'áno'`, '‚áno‘'],
    ['tr', '"Teşekkürler" deyin', '“Teşekkürler” deyin'],
    ['tr', `Ankara'da "Kuzey'in sözü"`, 'Ankara’da “Kuzey’in sözü”'],
    ['tr', '«sözü»', '“sözü”'],
    ['en', `Say "thank you", don't shout`, 'Say “thank you”, don’t shout'],
    ['en', `He said: "she said 'yes' twice"`, 'He said: “she said ‘yes’ twice”'],
    ['en', `'He said "yes" twice'`, '‘He said “yes” twice’'],
    ['en', `the customers' own "words"`, 'the customers’ own “words”'],
    ['en', '„word“', '“word”'],
  ])('%s: %s', (language, typed, set) => {
    expect(setQuotes(typed, language)).toBe(set);
    expect(setQuotes(set, language)).toBe(set);
  });

  it.each<[string, string]>([
    ['that do not pair', 'Он сказал "да'],
    ['that close before they open', 'да" и "нет'],
    ['that cross', `"a 'b" c'`],
    ['that stand alone', 'знак " и знак "'],
    ['of inches', 'экран 27" и 32"'],
    ['of feet', `6' 2" tall`],
    ['of inches within quotes, where it could be either', '"экран 27" большой"'],
    ['with spaces within', '« слово »'],
    ['of code', '<meta http-equiv="refresh">'],
  ])('%s stay as they are', (_, text) => {
    expect(setQuotes(text, 'ru')).toBe(text);
  });

  it('an apostrophe is one even where quotes are in doubt', () => {
    expect(setQuotes(`don't say "no`, 'en')).toBe('don’t say "no');
  });

  it('the end of a measure may end a quote', () => {
    expect(setQuotes('"не более 3"', 'ru')).toBe('«не более 3»');
  });
});
