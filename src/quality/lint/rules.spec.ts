import { plainClause, type ClauseText, type Language, type Measure } from '../../vocabulary';
import type { CompanyWord, RuleId } from './finding';
import { lintClause } from './lint';

const measure = (target: Measure['target'], unit: string, comparison: Measure['comparison'] = 'at-most'): Measure => ({
  indicator: 'x',
  comparison,
  target,
  unit,
});

const done: Measure = { indicator: 'x', comparison: 'yes-no', target: null, unit: null };

/** The quotes of what `rule` finds. */
function quotes(rule: RuleId, language: Language, text: Partial<ClauseText>, words: CompanyWord[] = []): string[] {
  const clause = { ...plainClause, title: 'X', body: 'X', measure: done, check: 'X?', ...text };
  return lintClause(clause, language, words).flatMap((finding) =>
    finding.rule === rule ? [finding.passage.quote] : [],
  );
}

describe('vague words are found', () => {
  it.each<[Language, string, string[]]>([
    ['en', 'The agent replies as soon as possible.', ['as soon as possible']],
    ['en', 'Where appropriate, several offers are shown, etc.', ['Where appropriate', 'several', 'etc.']],
    ['en', 'Guests are greeted in a warm manner.', ['in a warm manner']],
    ['ru', 'Сотрудник отвечает Быстрее и по возможности вежливо.', ['Быстрее', 'по возможности', 'вежливо']],
    ['ru', 'Ответ даётся в кратчайшие сроки, с пониманием и т. п.', ['в кратчайшие сроки', 'с пониманием', 'и т. п.']],
    ['kk', 'Қызметкер тез және сыпайы жауап береді.', ['тез', 'сыпайы']],
    ['kk', 'Мүмкіндік болса, бірнеше ұсыныс жасайды және т.б.', ['Мүмкіндік болса', 'бірнеше', 'және т.б.']],
    ['tr', 'Görevli EN KISA SÜREDE, İVEDİLİKLE yanıtlar.', ['EN KISA SÜREDE', 'İVEDİLİKLE']],
    ['tr', 'Gerekirse birkaç ürün nazikçe gösterilir vb.', ['Gerekirse', 'birkaç', 'nazikçe', 'vb.']],
    ['sk', 'Pracovník odpovie ČO NAJSKÔR a zdvorilo.', ['ČO NAJSKÔR', 'zdvorilo']],
    ['sk', 'Podľa potreby ukáže niekoľko vzoriek a pod.', ['Podľa potreby', 'niekoľko', 'a pod.']],
  ])('in %s: %s', (language, body, found) => {
    expect(quotes('vague', language, { body })).toEqual(found);
  });

  it.each<[Language, string]>([
    ['en', 'Promptly greeted'],
    ['ru', 'Оперативный ответ'],
    ['kk', 'Жедел жауап'],
    ['tr', 'Hızlı yanıt'],
    ['sk', 'Rýchla odpoveď'],
  ])('in a title, in %s', (language, title) => {
    expect(quotes('vague', language, { title })).toHaveLength(1);
  });

  it('in the check question', () => {
    expect(quotes('vague', 'en', { check: 'Was the reply polite?' })).toEqual(['polite']);
  });
});

describe('vague words are not found', () => {
  it.each<[Language, string, string]>([
    ['en', 'in what somebody says', 'The agent says “I will be quick” and never «soon».'],
    ['en', 'beside a figure', 'The agent replies promptly, within 4 hours.'],
    ['en', 'in another word', 'The breakfast buffet is fastened to the wall as soon as it is delivered.'],
    ['en', 'in a block that is cited', '> We reply quickly.'],
    ['en', 'in code', '```\nquick\n```'],
    ['ru', 'in what somebody says', 'Сотрудник не говорит «скоро» и „как можно быстрее“.'],
    ['ru', 'beside a figure', 'Сотрудник отвечает быстро — за два часа.'],
    ['ru', 'in another word', 'Сотрудник рассказывает о быстрорастворимом кофе относительно вопроса клиента.'],
    ['kk', 'in what somebody says', 'Қызметкер «тез арада» демейді.'],
    ['kk', 'beside a figure', 'Қызметкер тез, екі сағат ішінде жауап береді.'],
    ['kk', 'in a year', 'Баға 2026 жылы өзгереді.'],
    ['tr', 'in what somebody says', 'Görevli "hemen" demez.'],
    ['tr', 'beside a figure', 'Görevli hızla, iki saat içinde yanıtlar.'],
    ['tr', 'where it means “according to”', 'Çalışan fotoğrafa uygun giyinir.'],
    ['sk', 'in what somebody says', 'Pracovník nepovie „hneď“.'],
    ['sk', 'beside a figure', 'Pracovník odpovie rýchlo, do dvoch hodín.'],
    ['sk', 'in another word', 'Pracovník otvorí rýchlovarnú kanvicu.'],
  ])('in %s %s: %s', (language, _, body) => {
    expect(quotes('vague', language, { body })).toEqual([]);
  });

  it('in phrases to say and to avoid, and in the rationale', () => {
    const text = { say: ['I will be quick.'], avoid: ['Soon.'], rationale: 'Customers like a fast answer.' };
    expect(quotes('vague', 'en', text)).toEqual([]);
  });
});

describe('a clause without a measure', () => {
  it.each<Language>(['kk', 'ru', 'tr', 'sk', 'en'])(
    'is found in %s by its title, and with one it is not',
    (language) => {
      expect(quotes('no-measure', language, { measure: null })).toEqual(['X']);
      expect(quotes('no-measure', language, {})).toEqual([]);
    },
  );

  it('warns, but only hints where the clause is recommended', () => {
    const found = (obligation: ClauseText['obligation']) =>
      lintClause({ ...plainClause, title: 'X', body: 'X', obligation }, 'en', [])
        .filter(({ rule }) => rule === 'no-measure')
        .map(({ severity }) => severity);
    expect([found('mandatory'), found('recommended')]).toEqual([['warning'], ['hint']]);
  });
});

describe('a clause without a check question', () => {
  it.each<Language>(['kk', 'ru', 'tr', 'sk', 'en'])(
    'is found in %s by its title, and with one it is not',
    (language) => {
      expect(quotes('no-check', language, { check: null })).toEqual(['X']);
      expect(quotes('no-check', language, { check: ' ' })).toEqual(['X']);
      expect(quotes('no-check', language, {})).toEqual([]);
    },
  );
});

describe('several requirements', () => {
  it.each<[Language, Partial<ClauseText>, string]>([
    ['en', { title: 'The cashier greets the customer and offers a bag' }, 'and offers'],
    ['en', { body: 'The agent must answer and must write it down.' }, 'and must'],
    ['en', { body: 'The agent answers. Furthermore, he writes it down.' }, 'Furthermore'],
    ['ru', { title: 'Кассир здоровается с клиентом и предлагает пакет' }, 'и предлагает'],
    ['ru', { body: 'Оператор обязан ответить и обязан записать.' }, 'и обязан'],
    ['ru', { body: 'Оператор отвечает. Кроме того, он записывает вопрос.' }, 'Кроме того'],
    ['kk', { title: 'Кассир амандасады және пакет ұсынады' }, 'және пакет ұсынады'],
    ['kk', { body: 'Оператор жауап беруі тиіс және жазып алуы тиіс.' }, 'және жазып алуы тиіс'],
    ['kk', { body: 'Оператор жауап береді. Бұған қоса, сұрақты жазады.' }, 'Бұған қоса'],
    ['tr', { title: 'Kasiyer müşteriyi karşılar ve poşet önerir' }, 've poşet önerir'],
    ['tr', { body: 'Görevli yanıtlamalıdır ve not almalıdır.' }, 've not almalıdır'],
    ['tr', { body: 'Görevli yanıtlar. Ayrıca soruyu yazar.' }, 'Ayrıca'],
    ['sk', { title: 'Pokladník pozdraví zákazníka a ponúkne tašku' }, 'a ponúkne'],
    ['sk', { body: 'Operátor musí odpovedať a musí si to zapísať.' }, 'a musí'],
    ['sk', { body: 'Operátor odpovie. Okrem toho si otázku zapíše.' }, 'Okrem toho'],
  ])('are found in %s: %j', (language, text, quote) => {
    expect(quotes('several-requirements', language, text)).toEqual([quote]);
  });

  it.each<[Language, Partial<ClauseText>]>([
    ['en', { title: 'Prices and terms are the same everywhere' }],
    ['en', { body: 'The agent takes the name, the number and the address, and reads them back.' }],
    ['ru', { title: 'Цены и условия одинаковы везде' }],
    ['ru', { body: 'Оператор записывает имя, телефон, а также адрес и повторяет их.' }],
    ['ru', { title: 'Клиент получает ответ и совет' }],
    ['kk', { title: 'Баға мен шарт барлық жерде бірдей' }],
    ['kk', { body: 'Оператор есімін, телефонын және мекенжайын жазып, қайталайды.' }],
    ['tr', { title: 'Fiyatlar ve koşullar her yerde aynıdır' }],
    ['tr', { body: 'Görevli adı, telefonu ve adresi yazar, sonra yineler.' }],
    ['sk', { title: 'Ceny a podmienky sú všade rovnaké' }],
    ['sk', { body: 'Operátor zapíše meno, telefón a adresu a zopakuje ich.' }],
  ])('are not found in %s: %j', (language, text) => {
    expect(quotes('several-requirements', language, text)).toEqual([]);
  });
});

describe('a passive without an actor', () => {
  it.each<[Language, string, string]>([
    ['en', 'The complaint is written down the same day.', 'is written'],
    ['en', 'Lost cards must be blocked at once.', 'be blocked'],
    ['ru', 'Жалоба регистрируется в тот же день.', 'регистрируется'],
    ['ru', 'Карта должна быть закрыта в тот же день.', 'быть закрыта'],
    ['kk', 'Шағым сол күні тіркеледі.', 'тіркеледі'],
    ['kk', 'Карта сол күні бұғатталуы керек.', 'бұғатталуы керек'],
    ['tr', 'Şikâyet aynı gün kaydedilir.', 'kaydedilir'],
    ['tr', 'Kart aynı gün kapatılmalıdır.', 'kapatılmalıdır'],
    ['sk', 'Sťažnosť sa zaeviduje v ten istý deň.', 'sa zaeviduje'],
    ['sk', 'Karta musí byť zablokovaná v ten istý deň.', 'byť zablokovaná'],
  ])('is found in %s: %s', (language, body, quote) => {
    expect(quotes('passive-without-actor', language, { body })).toEqual([quote]);
  });

  it.each<[Language, string]>([
    ['en', 'The complaint is written down by the cashier.'],
    ['en', 'The cashier takes the complaint. It is written down the same day.'],
    ['en', 'The door is closed, and the agent is interested.'],
    ['ru', 'Жалоба регистрируется кассиром в тот же день.'],
    ['ru', 'Клиент обращается в любой отдел и улыбается.'],
    ['kk', 'Кассир шағымды алады, ол сол күні тіркеледі.'],
    ['kk', 'Клиент қоңырау шалады, кейін қайтып келеді.'],
    ['tr', 'Şikâyet kasiyer tarafından kaydedilir.'],
    ['tr', 'Müşteri kartı kullanır ve yeri öğrenir.'],
    ['sk', 'Sťažnosť sa zaeviduje, urobí to pokladník.'],
    ['sk', 'Zákazník sa pýta a vráti sa.'],
  ])('is not found in %s: %s', (language, body) => {
    expect(quotes('passive-without-actor', language, { body })).toEqual([]);
  });

  it('is not asked for in a clause for one job role, which acts, nor in a title', () => {
    const body = 'The complaint is written down the same day.';
    expect(quotes('passive-without-actor', 'en', { body, appliesTo: ['cashier'] })).toEqual([]);
    expect(quotes('passive-without-actor', 'en', { body, appliesTo: ['cashier', 'agent'] })).toHaveLength(1);
    expect(quotes('passive-without-actor', 'en', { title: 'The complaint is written down' })).toEqual([]);
  });
});

describe('a number that contradicts the measure', () => {
  it.each<[Language, Partial<ClauseText>, string]>([
    ['en', { measure: measure(3, 'rings'), title: 'Before the fifth ring' }, 'fifth ring'],
    ['en', { measure: measure(60, 'seconds'), body: 'Back within two minutes.' }, 'two minutes'],
    ['en', { measure: measure(3, 'rings'), body: 'At least 3 rings.' }, '3 rings'],
    ['ru', { measure: measure(3, 'гудков'), title: 'До пятого гудка' }, 'пятого гудка'],
    ['ru', { measure: measure(60, 'секунд'), body: 'Возвращается не позднее чем через две минуты.' }, 'две минуты'],
    ['ru', { measure: measure(95, '%', 'at-least'), check: 'Достигнуто ли 90 %?' }, '90 %'],
    ['kk', { measure: measure(3, 'гудок'), title: 'Бесінші гудокқа дейін' }, 'Бесінші гудокқа'],
    ['kk', { measure: measure(12, 'сағат'), body: 'Он бес сағат ішінде жауап береді.' }, 'Он бес сағат'],
    ['tr', { measure: measure(3, 'çalış'), title: 'Beşinci çalıştan önce' }, 'Beşinci çalıştan'],
    ['tr', { measure: measure(95, '%', 'at-least'), body: 'En az yüzde 90 olmalı.' }, 'yüzde 90'],
    ['sk', { measure: measure(3, 'zazvonenia'), title: 'Do piateho zazvonenia' }, 'piateho zazvonenia'],
    ['sk', { measure: measure(2, 'hodiny'), body: 'Odpovie najneskôr do 180 minút.' }, '180 minút'],
  ])('is found in %s: %j', (language, text, quote) => {
    expect(quotes('contradiction', language, text)).toEqual([quote]);
  });

  it.each<[Language, string, Partial<ClauseText>]>([
    ['en', 'the same in words', { measure: measure(3, 'rings'), body: 'Before the third ring.' }],
    ['en', 'the same in another unit', { measure: measure(120, 'seconds'), body: 'Within 2 minutes.' }],
    ['en', 'another unit', { measure: measure(3, 'rings'), body: 'Within 5 minutes.' }],
    [
      'en',
      'the right number beside another',
      { measure: measure(3, 'days'), body: 'Within 3 days, abroad within 9 days.' },
    ],
    ['en', 'no limit', { measure: measure(3, 'days'), body: 'A reminder goes out 2 days later.' }],
    ['en', 'within the range', { measure: measure([7, 14], 'days', 'between'), body: 'Rings within 10 days.' }],
    [
      'en',
      'named by the indicator',
      { measure: { ...measure(8, 'hours'), indicator: 'work promised for 10 hours' }, body: 'Within 10 hours.' },
    ],
    ['en', 'never', { measure: measure(0, 'times', 'exactly'), body: 'At most 2 times.' }],
    ['en', 'what somebody says', { measure: measure(3, 'days'), body: 'Not “within 5 days”.' }],
    ['en', 'the time of day', { measure: measure(3, 'hours'), body: 'By 14:30 hours.' }],
    ['ru', 'the same in words', { measure: measure(3, 'гудков'), body: 'Не позднее третьего гудка.' }],
    ['ru', 'a range', { measure: measure([110, 140], 'слов в минуту', 'between'), body: 'От 110–140 слов в минуту.' }],
    ['ru', 'working time', { measure: measure(3, 'рабочих дня'), body: 'В течение 24 часов.' }],
    ['kk', 'the same in words', { measure: measure(25, 'минут'), body: 'Жиырма бес минут ішінде.' }],
    ['tr', 'the same in words', { measure: measure(95, '%', 'at-least'), body: "En az %95'i." }],
    ['sk', 'the same in words', { measure: measure(3, 'zazvonenia'), body: 'Pred tretím zazvonením.' }],
  ])('is not found in %s, %s: %j', (language, _, text) => {
    expect(quotes('contradiction', language, text)).toEqual([]);
  });
});

describe('words that the company forbids', () => {
  const word = (term: string): CompanyWord[] => [{ term, replacement: null }];

  it.each<[Language, string, string, string[]]>([
    ['en', 'client', "The Client, the clients' wish and a client.", ['Client', "clients'", 'client']],
    ['en', 'no problem', 'He says no  problem twice.', ['no  problem']],
    ['ru', 'абонент', 'Абоненту, абонентами, для абонентов.', ['Абоненту', 'абонентами', 'абонентов']],
    ['ru', 'продавец', 'Спросить у продавца.', ['продавца']],
    ['ru', 'претензия', 'По вашей претензии.', ['претензии']],
    ['kk', 'тұтынушы', 'Тұтынушыларымызға қызмет.', ['Тұтынушыларымызға']],
    ['kk', 'талап', 'Талабы орындалады.', ['Талабы']],
    ['tr', 'abone', 'ABONELERİMİZE hizmet.', ['ABONELERİMİZE']],
    ['tr', 'şikâyetçi', 'Şikayetçiden alınır.', ['Şikayetçiden']],
    ['tr', 'kayıt', 'Kaydı silinir.', ['Kaydı']],
    ['sk', 'klient', 'Klientovi, klientmi a pre klientov.', ['Klientovi', 'klientmi', 'klientov']],
    ['sk', 'zákazník', 'Zákazníci a zákazníkom.', ['Zákazníci', 'zákazníkom']],
  ])('are found in %s: %s in “%s”', (language, term, body, found) => {
    expect(quotes('forbidden-word', language, { body }, word(term))).toEqual(found);
  });

  it.each<[Language, string, string]>([
    ['en', 'client', 'The clientele.'],
    ['ru', 'абонент', 'Абонентский ящик.'],
    ['kk', 'той', 'Тойтарыс береді.'],
    ['tr', 'abone', 'Abonelik ücreti.'],
    ['sk', 'klient', 'Klientela čaká.'],
  ])('are not found in %s: %s in “%s”', (language, term, body) => {
    expect(quotes('forbidden-word', language, { body }, word(term))).toEqual([]);
  });

  it('are looked for in what is said, not in what is cited or to be avoided', () => {
    const text = { say: ['Dear client'], avoid: ['client'], body: 'Not “client”.', rationale: 'A client pays.' };
    expect(quotes('forbidden-word', 'en', text, word('client'))).toEqual(['client', 'client']);
  });

  it('carry what to write instead, and block', () => {
    const clause = { ...plainClause, title: 'The client', body: 'X' };
    const [found] = lintClause(clause, 'en', [{ term: 'client', replacement: 'customer' }]);
    expect(found).toMatchObject({ severity: 'blocking', parameters: { term: 'client', replacement: 'customer' } });
  });

  it('may have any sign in them', () => {
    expect(quotes('forbidden-word', 'en', { body: 'A (c++) b' }, word('(c++)'))).toEqual([]);
    expect(quotes('forbidden-word', 'en', { body: 'Use C++ here' }, word('C++'))).toEqual(['C++']);
  });
});

describe('a long sentence', () => {
  it.each<[Language, number]>([
    ['en', 25],
    ['ru', 23],
    ['kk', 21],
    ['sk', 21],
    ['tr', 19],
  ])('in %s has more than %d words', (language, limit) => {
    const sentence = (words: number) => `Слово${' слово'.repeat(words - 1)}.`;
    expect(quotes('long-sentence', language, { body: sentence(limit) })).toEqual([]);
    expect(quotes('long-sentence', language, { body: sentence(limit + 1) })).toEqual([sentence(limit + 1)]);
    expect(quotes('long-sentence', language, { body: `${sentence(limit)} ${sentence(limit)}` })).toEqual([]);
  });

  it('does not run from one item of a list or cell of a table to the next', () => {
    const words = Array.from({ length: 15 }, () => 'word').join(' ');
    expect(quotes('long-sentence', 'en', { body: `- ${words}\n- ${words}` })).toEqual([]);
    expect(quotes('long-sentence', 'en', { body: `| a | b |\n|---|---|\n| ${words} | ${words} |` })).toEqual([]);
  });
});
