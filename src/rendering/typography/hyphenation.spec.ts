import type { Language } from '../../vocabulary';
import { hyphenated } from './hyphenation';
import { kazakhBreaks } from './kazakh-syllables';

describe('Kazakh syllables', () => {
  it.each([
    'тұ-ты-ну-шы',
    'қыз-мет-кер',
    'сә-лем-де-сіп',
    'жа-уап-кер-ші-лік',
    'бай-ла-ныс',
    'күн',
    'төрт',
    'бұлт-та',
    'тау-лар',
    'сау-да',
    'уа-қыт',
    'қу-ат',
    'ба-ру',
    'ту-ыс',
    'ки-ім',
    'тә-уел',
    'о-қу-шы',
    'қо-ян',
    'а-ял-да-ма',
    'а-йыр-ма',
    'ми-нистр-лік',
    'о-пе-ра-тор',
    'ком-пью-тер',
    'паль-то',
    'объ-ект',
    'прог-рам-ма',
    'стан-дарт',
    'э-лектр',
  ])('%s', (syllables) => {
    const word = syllables.replaceAll('-', '');
    const breaks = kazakhBreaks(word);
    expect([0, ...breaks].map((from, index) => word.slice(from, breaks[index])).join('-')).toBe(syllables);
  });
});

describe('a long word', () => {
  it.each<[Language, string]>([
    ['kk', 'жауап-кер-ші-лік'],
    ['kk', 'Тұты-ну-шы-лар-дың'],
    ['ru', 'обслу-жи-ва-ние'],
    ['ru', 'кон-ку-ренту'],
    ['tr', 'müş-te-ri-le-ri-miz'],
    ['tr', 'İsta-tis-tikçi'],
    ['sk', 'spo-loč-nosti'],
    ['en', 'tele-phone'],
    ['en', 'com-pet-itor'],
    ['en', 'differ-ent'],
  ])('in %s: %s', (language, divided) => {
    const word = divided.replaceAll('-', '');
    expect(hyphenated(word, language).replaceAll('\u00ad', '-')).toBe(divided);
  });

  it.each<[Language, string]>([
    ['ru', 'компания'],
    ['en', 'İstatistikçi'],
    ['ru', 'ОБСЛУЖИВАНИЕ'],
    ['en', 'fulfilling'],
    ['en', 'PostgreSQL'],
    ['en', 'iCustomers'],
    ['ru', 'telephonebook'],
    ['kk', 'telephonebook'],
    ['en', 'обслуживание'],
  ])('stays whole in %s: %s', (language, word) => {
    expect(hyphenated(word, language)).toBe(word);
  });

  it('keeps three letters on each line', () => {
    for (const word of ['объединение', 'телефония', 'экономика', 'авиалиния']) {
      const pieces = hyphenated(word, 'ru').split('\u00ad');
      expect(Math.min(pieces[0]!.length, pieces.at(-1)!.length)).toBeGreaterThanOrEqual(3);
    }
  });
});
