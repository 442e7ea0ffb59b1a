import type { Language } from '../../vocabulary';
import { setDashes } from './dashes';

describe('dashes', () => {
  it.each<[Language, string, string]>([
    ['ru', 'Клиент - наш гость', 'Клиент — наш гость'],
    ['ru', '«Норд» - это мы', '«Норд» — это мы'],
    ['ru', 'Норма - 5 минут', 'Норма — 5 минут'],
    ['ru', '- Добрый день!', '— Добрый день!'],
    ['kk', 'Тұтынушы - біздің қонағымыз', 'Тұтынушы — біздің қонағымыз'],
    ['sk', 'Zákazník - náš hosť', 'Zákazník – náš hosť'],
    ['tr', 'Müşteri - konuğumuz', 'Müşteri – konuğumuz'],
    ['en', 'The caller - our guest', 'The caller – our guest'],
    ['ru', 'ответ за 3-5 минут', 'ответ за 3–5 минут'],
    ['ru', 'скидка 10-15 %', 'скидка 10–15 %'],
    ['ru', '1,5-2 часа', '1,5–2 часа'],
    ['kk', '3-5 минут', '3–5 минут'],
    ['tr', '3-5 dakika', '3–5 dakika'],
    ['sk', '3-5 minút', '3–5 minút'],
    ['en', '10-15% of callers', '10–15% of callers'],
    ['ru', 'с 08:00-17:30', 'с 08:00–17:30'],
  ])('%s: %s', (language, typed, set) => {
    expect(setDashes(typed, language)).toBe(set);
  });

  it.each([
    ['5 - 3 = 2'],
    ['10 - 15 минут'],
    ['10-5 минут'],
    ['кабинет 3-5'],
    ['№ 3-5 мин'],
    ['2026-11-23'],
    ['8-800-555-35-35 раз'],
    ['ISO 18295-1'],
    ['A4-5 мин'],
    ['1:17:00-18:00'],
    ['колл-центр'],
    ['17:30-08:00'],
    ['-5 °C'],
    ['а - 5'],
  ])('none in %s', (text) => {
    expect(setDashes(text, 'ru')).toBe(text);
  });
});
