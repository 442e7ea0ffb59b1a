import type { Language } from '../../vocabulary';
import { bindWords } from './binding';

/** `~` for a space that doesn't break, `=` for such a hyphen. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u2011', '=');

describe('what stays together', () => {
  it.each<[Language, string]>([
    ['ru', 'Звонок в~магазин и~на~склад'],
    ['ru', 'И~не~раньше, ни~позже'],
    ['ru', '«В~добрый путь» (с~нами)'],
    ['ru', 'тот~же день, он~ли это'],
    ['ru', 'клиент~— наш гость'],
    ['ru', '—~Добрый день!'],
    ['ru', 'сумма 1~500~₸, а~не~12~000~000~тенге'],
    ['ru', 'за~3~мин., за~15~%, в~2026~г., №~5 и~§~3'],
    ['ru', 'А.~С.~Пушкин, ул.~Абая, т.~е. и~т.~д.'],
    ['ru', '1~января, 31~декабря 2026~года'],
    ['ru', 'кто=то из~них, 3=й раз, по=моему'],
    ['kk', 'Көтерді~ме? Ол~да ең~жақсы, әр~тұтынушы'],
    ['kk', '1~500~₸, 3~минут, 5~күн, 2027~ж. 11~қаңтар'],
    ['kk', 'және т.~б., 2=ші бөлім'],
    ['sk', 'V~predajni a~k~nám, s~úsmevom, so~zákazníkom'],
    ['sk', 's.~r.~o., a.~s., t.~j. hneď, napr.~dnes, č.~5'],
    ['sk', '23.~novembra, 5~minút, 20~€, domov~– preč'],
    ['tr', 'Açıldı~mı? 250~₺, 3~dakika, 11~Ocak 2027, bkz.~5'],
    ['en', '11~January, January~11, 3~minutes, 15~%, No.~5, Mr.~Hale'],
    ['en', 'the caller~– our guest, e=mail'],
  ])('%s: %s', (language, bound) => {
    const typed = bound.replaceAll('~', ' ').replaceAll('=', '-');
    expect(shown(bindWords(typed, language))).toBe(bound);
    expect(bindWords(typed, language)).toHaveLength(typed.length);
  });

  it.each<[Language, string]>([
    ['ru', 'колл-центр работает 24 дома'],
    ['ru', 'тёмно-синий'],
    ['ru', 'Слово—другое'],
    ['en', 'A long way to go'],
    ['en', 'mail to call-centre@nord.example'],
    ['sk', 'Dobrý deň'],
    ['ru', 'ГОСТ 12345 678'],
  ])('nothing in %s: %s', (language, text) => {
    expect(bindWords(text, language)).toBe(text);
  });
});
