import type { Language } from '../../vocabulary';

/** An opening and a closing sign. */
export type QuotePair = readonly [open: string, close: string];

/** How a language sets what its writers type. */
export interface Conventions {
  quotes: {
    outer: QuotePair;
    /** Within the outer ones. */
    inner: QuotePair;
    /** Whether something may be quoted with the inner ones alone. */
    single: boolean;
  };
  /** Stands between spaces. */
  dash: '—' | '–';
  /** Short words that never end a line: they belong to what follows. */
  leading: string[];
  /** Short words that never begin one: they belong to what precedes. */
  trailing: string[];
  /** Abbreviations of more than one word, which stay together. */
  phrases: string[];
  /** Abbreviations that stay with the name or the number after them. */
  before: string[];
  /** What is counted and measured, beside the signs that every language has: stays with its number. */
  units: string[];
}

/** Units and currencies of every language. */
export const commonUnits = [
  ...['%', '‰', '°C', '°', '₸', '₺', '₽', '€', '$', '£'],
  ...[
    'KZT',
    'TRY',
    'RUB',
    'EUR',
    'USD',
    'GBP',
    'kB',
    'KB',
    'MB',
    'GB',
    'mm',
    'cm',
    'm',
    'km',
    'g',
    'kg',
    'l',
    'ml',
    'dB',
  ],
];

const guillemets: QuotePair = ['«', '»'];
const lowHigh: QuotePair = ['„', '“'];
const high: QuotePair = ['“', '”'];
const singleHigh: QuotePair = ['‘', '’'];

const cyrillicUnits = ['мм', 'см', 'м', 'км', 'г', 'кг', 'л', 'мл', 'КБ', 'МБ', 'ГБ', 'дБ'];

export const conventions: Record<Language, Conventions> = {
  kk: {
    quotes: { outer: guillemets, inner: lowHigh, single: false },
    dash: '—',
    leading: ['әр', 'ең', 'өз', 'не'],
    trailing: ['ма', 'ме', 'ба', 'бе', 'па', 'пе', 'да', 'де', 'та', 'те'],
    phrases: ['т. б.', 'т. с. с.', 'ж. б.'],
    before: ['б', 'бет', 'т', 'тарм', 'көш', 'қ', 'м', 'тел'],
    units: [
      ...cyrillicUnits,
      ...[
        'теңге',
        'тг',
        'мың',
        'млн',
        'млрд',
        'секунд',
        'сек',
        'минут',
        'минутта',
        'минуттан',
        'мин',
        'сағат',
        'сағатта',
      ],
      ...[
        'сағаттан',
        'сағ',
        'күн',
        'күнде',
        'күннен',
        'күні',
        'апта',
        'ай',
        'жыл',
        'жылғы',
        'жылы',
        'ж',
        'рет',
        'адам',
        'дыбыс',
      ],
    ],
  },
  ru: {
    quotes: { outer: guillemets, inner: lowHigh, single: false },
    dash: '—',
    leading: [
      ...['в', 'во', 'к', 'ко', 'с', 'со', 'у', 'о', 'об', 'от', 'до', 'из', 'за', 'на', 'по'],
      ...['а', 'и', 'но', 'не', 'ни', 'я'],
    ],
    trailing: ['же', 'ли', 'бы', 'ж', 'ль', 'б'],
    phrases: ['т. д.', 'т. п.', 'т. е.', 'т. к.', 'т. н.'],
    before: ['г', 'ул', 'д', 'стр', 'гл', 'п', 'пп', 'ст', 'ч', 'рис', 'табл', 'тел', 'им', 'см', 'т', 'прим', 'напр'],
    units: [
      ...cyrillicUnits,
      ...['тенге', 'тг', 'руб', 'рублей', 'рубля', 'рубль', 'лир', 'тыс', 'млн', 'млрд'],
      ...['секунд', 'секунды', 'секунду', 'сек', 'с', 'минут', 'минуты', 'минуту', 'мин', 'час', 'часа', 'часов', 'ч'],
      ...[
        'день',
        'дня',
        'дней',
        'неделя',
        'недели',
        'недель',
        'месяц',
        'месяца',
        'месяцев',
        'год',
        'года',
        'году',
        'лет',
      ],
      ...['г', 'гг', 'раз', 'раза', 'человек', 'человека', 'гудка', 'гудков', 'звонков', 'слов', 'шт'],
    ],
  },
  tr: {
    quotes: { outer: high, inner: singleHigh, single: true },
    dash: '–',
    leading: [],
    trailing: ['mı', 'mi', 'mu', 'mü'],
    phrases: [],
    before: ['s', 'md', 'bkz', 'Sn', 'Av', 'Dr', 'Prof', 'Tel', 'No'],
    units: [
      ...[
        'TL',
        'lira',
        'kuruş',
        'bin',
        'milyon',
        'saniye',
        'sn',
        'dakika',
        'dk',
        'saat',
        'sa',
        'gün',
        'iş',
        'hafta',
        'ay',
        'yıl',
      ],
      ...['kez', 'defa', 'kişi', 'çalış'],
    ],
  },
  sk: {
    quotes: { outer: lowHigh, inner: ['‚', '‘'], single: true },
    dash: '–',
    leading: ['k', 's', 'v', 'z', 'o', 'u', 'a', 'i', 'ku', 'so', 'vo', 'zo'],
    trailing: [],
    phrases: ['s. r. o.', 'a. s.', 't. j.', 't. r.', 'v. r.'],
    before: [
      'č',
      'str',
      'ods',
      'čl',
      'písm',
      'tzv',
      'napr',
      'tel',
      'ul',
      'p',
      'obr',
      'tab',
      'pozn',
      'Ing',
      'Mgr',
      'Dr',
    ],
    units: [
      ...[
        'eur',
        'eura',
        'tis',
        'mil',
        'mld',
        'sekúnd',
        'sekundy',
        's',
        'minút',
        'minúty',
        'minútu',
        'min',
        'hodín',
        'hodiny',
      ],
      ...[
        'hodina',
        'hodinu',
        'hod',
        'h',
        'dní',
        'dni',
        'deň',
        'týždňov',
        'týždne',
        'týždeň',
        'mesiacov',
        'mesiace',
        'mesiac',
      ],
      ...['rokov', 'roky', 'rok', 'krát', 'ľudí', 'ks', 'zazvonení', 'zazvonenia'],
    ],
  },
  en: {
    quotes: { outer: high, inner: singleHigh, single: true },
    dash: '–',
    leading: [],
    trailing: [],
    phrases: [],
    before: ['No', 'p', 'pp', 'Mr', 'Mrs', 'Ms', 'Dr', 'St', 'e.g', 'i.e', 'cf', 'vs', 'fig', 'tel'],
    units: [
      ...[
        'pounds',
        'euros',
        'dollars',
        'thousand',
        'million',
        'seconds',
        'second',
        's',
        'minutes',
        'minute',
        'min',
        'hours',
        'hour',
        'h',
      ],
      ...[
        'days',
        'day',
        'weeks',
        'week',
        'months',
        'month',
        'years',
        'year',
        'times',
        'people',
        'rings',
        'a.m',
        'p.m',
        'am',
        'pm',
      ],
    ],
  },
};
