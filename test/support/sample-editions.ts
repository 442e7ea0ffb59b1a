import { fileOfEdition } from '../../src/editions/edition-text';
import type { EditionClause, EditionDocument, EditionSection } from '../../src/rendering/edition-document';
import type { ReplacedEdition } from '../../src/rendering/replaced-edition';
import { compareTexts } from '../../src/standards/comparison';
import type { GlossaryTerm, Language } from '../../src/vocabulary';

interface SampleWords {
  organisation: string;
  title: string;
  summary: string;
  roles: [string, string, string];
  sections: [string, string, string];
  introduction: string;
  clauses: [string, string, string, string, string, string];
  body: string;
  indicator: string;
  unit: string;
  check: string;
  rationale: string;
  say: string;
  avoid: string;
  table: [string, string];
  approver: string;
  approverUnit: string;
  foreword: string;
  /** Terms that clauses use, and one that none does. */
  glossary: [GlossaryTerm, GlossaryTerm, GlossaryTerm];
}

/** Sentences with every letter of the language, as they would stand in a real standard. */
const words: Record<Language, SampleWords> = {
  en: {
    organisation: 'Nord Household Goods',
    title: 'How we serve our customers on the telephone',
    summary: 'What a caller may expect of every one of us, from the first ring to the last word.',
    roles: ['Call-centre operator', 'Shop administrator', 'Cashier'],
    sections: ['Answering the call', 'Listening and helping', 'Complaints'],
    introduction:
      'The first seconds decide what the caller thinks of the **whole company**. Nobody waits, and nobody is sent from one desk to another.',
    clauses: [
      'The telephone is answered before the third ring',
      'We greet, name the company and ourselves',
      'The caller is never left waiting without a word',
      'Every question gets an answer the same day',
      'A complaint is written down in the words of the customer',
      'The call ends with a question',
    ],
    body: 'Whoever is nearest picks up, whatever else is on the desk.\n\n- put the other task aside;\n- take pen and paper;\n- smile: it *can* be heard.\n\nSee the [voluntary code](https://example.org/code) for the reasons.',
    indicator: 'rings before the answer',
    unit: 'rings',
    check: 'Was the telephone answered before the third ring?',
    rationale: 'A quarter of all callers hang up after twenty seconds and ring a competitor.',
    say: 'Good afternoon, Nord, this is Anna. How may I help?',
    avoid: 'You have the wrong department.',
    table: ['Channel', 'Answer within'],
    approver: 'Margaret Hale',
    approverUnit: 'Managing director',
    foreword:
      'Who rings us has a question, a wish or a trouble, and little time.\n\nThis book says what each of us does then. It is short **so that it is kept**.\n\n*Margaret Hale, managing director*',
    glossary: [
      { term: 'complaint', meaning: 'Whatever a customer is not content with, said or written, in whatever words.' },
      { term: 'caller', meaning: 'Whoever rings us, customer or not yet.' },
      { term: 'mystery shopper', meaning: 'Somebody who plays a customer to see how we serve.' },
    ],
  },
  ru: {
    organisation: 'Торговый дом «Норд»',
    title: 'Телефонное обслуживание клиентов',
    summary: 'Чего вправе ждать позвонивший от каждого из нас: с первого гудка и до последнего слова.',
    roles: ['Оператор колл-центра', 'Администратор магазина', 'Кассир'],
    sections: ['Приём звонка', 'Внимание и помощь', 'Жалобы'],
    introduction:
      'Первые секунды решают, что клиент подумает обо **всей компании**. Никто не ждёт, и никого не передают от стола к столу.',
    clauses: [
      'Трубку снимают до третьего гудка',
      'Здороваемся, называем компанию и себя',
      'Клиент не ждёт в тишине',
      'На каждый вопрос отвечаем в тот же день',
      'Жалобу записывают словами клиента',
      'Разговор завершают вопросом',
    ],
    body: 'Трубку снимает тот, кто ближе, чем бы он ни был занят.\n\n- отложите другое дело;\n- возьмите ручку и бумагу;\n- улыбнитесь: это *слышно*.\n\nЭтот эталон объясняет [добровольный кодекс](https://example.org/code): съешь ещё этих мягких французских булок, да выпей чаю.',
    indicator: 'гудков до ответа',
    unit: 'гудков',
    check: 'Снял ли сотрудник трубку до третьего гудка?',
    rationale: 'Четверть клиентов кладёт трубку через двадцать секунд и звонит конкуренту.',
    say: 'Добрый день, компания «Норд», Анна. Чем могу помочь?',
    avoid: 'Вы ошиблись отделом.',
    table: ['Канал', 'Ответить в течение'],
    approver: 'Фёдор Щукин',
    approverUnit: 'генеральный директор',
    foreword:
      'У того, кто нам звонит, есть вопрос, пожелание или трудность и мало времени.\n\nВ этой книге сказано, что в такую минуту делает каждый из нас. Она короткая, **чтобы её соблюдали**.\n\n*Генеральный директор*',
    glossary: [
      {
        term: 'жалоба',
        meaning: 'Всё, чем клиент недоволен, сказал он об этом или написал, какими бы словами он это ни выразил.',
      },
      { term: 'клиент', meaning: 'Каждый, кто к нам обратился, даже если ещё ничего не купил.' },
      { term: 'тайный покупатель', meaning: 'Человек, который ведёт себя как клиент, чтобы увидеть, как мы работаем.' },
    ],
  },
  kk: {
    organisation: '«Нұр-Сауда» серіктестігі',
    title: 'Тұтынушыларға телефон арқылы қызмет көрсету',
    summary: 'Қоңырау шалған адам әрқайсымыздан не күтуге құқылы: алғашқы дыбыстан соңғы сөзге дейін.',
    roles: ['Байланыс орталығының операторы', 'Дүкен әкімшісі', 'Кассир'],
    sections: ['Қоңырауды қабылдау', 'Тыңдау және көмектесу', 'Шағымдар'],
    introduction:
      'Алғашқы секундтар адамның **бүкіл ұйым** туралы пікірін айқындайды. Ешкім күтпейді, ешкімді бір үстелден екіншісіне жібермейміз.',
    clauses: [
      'Тұтқаны үшінші дыбысқа дейін көтереміз',
      'Сәлемдесіп, ұйым мен өзімізді атаймыз',
      'Тұтынушыны үнсіз күттірмейміз',
      'Әр сұраққа сол күні жауап береміз',
      'Шағымды тұтынушының өз сөзімен жазамыз',
      'Әңгімені сұрақпен аяқтаймыз',
    ],
    body: 'Тұтқаны ең жақын отырған қызметкер көтереді.\n\n- басқа жұмысты қоя тұрыңыз;\n- қалам мен қағаз алыңыз;\n- жымиыңыз: ол *естіледі*.\n\nӘ Ғ Қ Ң Ө Ұ Ү Һ І, ә ғ қ ң ө ұ ү һ і: [ерікті кодекс](https://example.org/code), құны 1 500 ₸.',
    indicator: 'жауапқа дейінгі дыбыс саны',
    unit: 'дыбыс',
    check: 'Қызметкер тұтқаны үшінші дыбысқа дейін көтерді ме?',
    rationale: 'Тұтынушылардың төрттен бірі жиырма секундтан кейін тұтқаны қояды.',
    say: 'Қайырлы күн, «Нұр-Сауда», мен Әйгерім. Қалай көмектесейін?',
    avoid: 'Сіз басқа бөлімге қоңырау шалдыңыз.',
    table: ['Арна', 'Жауап мерзімі'],
    approver: 'Ғалымжан Өтеғұлов',
    approverUnit: 'бас директор',
    foreword:
      'Бізге қоңырау шалған адамның сұрағы, тілегі немесе қиындығы бар, ал уақыты аз.\n\nБұл кітап сондайда әрқайсымыз не істейтінімізді айтады. **Сақталуы үшін** ол қысқа.\n\n*Бас директор*',
    glossary: [
      { term: 'шағым', meaning: 'Тұтынушы айтып не жазып жеткізген кез келген наразылық, қандай сөзбен болса да.' },
      { term: 'тұтынушы', meaning: 'Бізге хабарласқан әр адам, әлі ештеңе алмаса да.' },
      {
        term: 'құпия сатып алушы',
        meaning: 'Қалай қызмет көрсететінімізді көру үшін өзін тұтынушы етіп көрсететін адам.',
      },
    ],
  },
  tr: {
    organisation: 'Kuzey Ev Gereçleri A.Ş.',
    title: 'Telefonda müşteri hizmeti',
    summary: 'Arayan kişinin ilk çalıştan son söze kadar her birimizden bekleyebileceği hizmet.',
    roles: ['Çağrı merkezi görevlisi', 'Mağaza yöneticisi', 'Kasiyer'],
    sections: ['Çağrıyı yanıtlamak', 'Dinlemek ve yardım etmek', 'Şikâyetler'],
    introduction:
      'İlk saniyeler, arayanın **bütün şirket** hakkındaki düşüncesini belirler. Kimse bekletilmez, kimse masadan masaya gönderilmez.',
    clauses: [
      'Telefon üçüncü çalıştan önce açılır',
      'Selam verir, şirketi ve kendimizi tanıtırız',
      'Müşteri sessizlikte bekletilmez',
      'Her soru aynı gün yanıtlanır',
      'Şikâyet müşterinin kendi sözleriyle yazılır',
      'Görüşme bir soruyla biter',
    ],
    body: 'Telefonu en yakındaki çalışan açar.\n\n- öteki işi bırakın;\n- kâğıt kalem alın;\n- gülümseyin: *duyulur*.\n\nĞ ğ İ ı Ş ş Ç ç Ö ö Ü ü: ayrıntı [gönüllü kılavuzda](https://example.org/code), ücret 250 ₺.',
    indicator: 'ilk aramada çözülen soruların oranı',
    unit: '%',
    check: 'Telefon üçüncü çalıştan önce açıldı mı?',
    rationale: 'Arayanların dörtte biri yirmi saniye sonra kapatır ve rakibi arar.',
    say: 'İyi günler, Kuzey, ben Ayşe. Nasıl yardımcı olabilirim?',
    avoid: 'Yanlış bölümü aradınız.',
    table: ['Kanal', 'Yanıt süresi'],
    approver: 'Gülşah Çağlıoğlu',
    approverUnit: 'Genel müdür',
    foreword:
      'Bizi arayanın bir sorusu, bir dileği ya da bir sıkıntısı, ama az zamanı vardır.\n\nBu kitap o anda her birimizin ne yaptığını söyler. Kısadır ki **ona uyulsun**.\n\n*Gülşah Çağlıoğlu, genel müdür*',
    glossary: [
      {
        term: 'şikâyet',
        meaning: 'Müşterinin memnun olmadığı her şey; hangi sözlerle söylerse söylesin ya da yazarsa yazsın.',
      },
      { term: 'müşteri', meaning: 'Henüz bir şey almamış olsa da bizi arayan herkes.' },
      { term: 'gizli ziyaretçi', meaning: 'Nasıl çalıştığımızı görmek için müşteri gibi davranan kişi.' },
    ],
  },
  sk: {
    organisation: 'Sever – domáce potreby, s. r. o.',
    title: 'Starostlivosť o zákazníkov po telefóne',
    summary: 'Čo môže volajúci očakávať od každého z nás, od prvého zazvonenia po posledné slovo.',
    roles: ['Operátor linky', 'Vedúci predajne', 'Pokladník'],
    sections: ['Prijatie hovoru', 'Počúvať a pomôcť', 'Sťažnosti'],
    introduction:
      'Prvé sekundy rozhodujú o tom, čo si volajúci pomyslí o **celej spoločnosti**. Nikto nečaká a nikoho neposielame od stola k stolu.',
    clauses: [
      'Telefón zdvíhame pred tretím zazvonením',
      'Pozdravíme, predstavíme firmu aj seba',
      'Zákazníka nenecháme čakať v tichu',
      'Na každú otázku odpovieme v ten istý deň',
      'Sťažnosť zapíšeme slovami zákazníka',
      'Hovor končíme otázkou',
    ],
    body: 'Telefón zdvihne ten, kto je najbližšie.\n\n- odložte inú prácu;\n- vezmite si pero a papier;\n- usmejte sa: *počuť to*.\n\nĽ ľ Š š Č č Ť ť Ž ž Ý ý Á á Í í É é Ô ô Ú ú Ä ä Ň ň: vysvetľuje to [dobrovoľný kódex](https://example.org/code).',
    indicator: 'počet zazvonení pred zdvihnutím',
    unit: 'zazvonenia',
    check: 'Zdvihol pracovník telefón pred tretím zazvonením?',
    rationale: 'Štvrtina volajúcich po dvadsiatich sekundách zloží a zavolá konkurencii.',
    say: 'Dobrý deň, Sever, pri telefóne Žofia. Ako vám pomôžem?',
    avoid: 'Dovolali ste sa na zlé oddelenie.',
    table: ['Kanál', 'Odpoveď do'],
    approver: 'Ľubica Štefániková',
    approverUnit: 'generálna riaditeľka',
    foreword:
      'Kto nám volá, má otázku, prianie alebo ťažkosť, a málo času.\n\nTáto knižka hovorí, čo vtedy robí každý z nás. Je krátka, **aby sa dala dodržať**.\n\n*Ľubica Štefániková, generálna riaditeľka*',
    glossary: [
      { term: 'sťažnosť', meaning: 'Čokoľvek, s čím zákazník nie je spokojný, nech to povie alebo napíše akokoľvek.' },
      { term: 'zákazník', meaning: 'Každý, kto nám volá, aj keď ešte nič nekúpil.' },
      { term: 'tajný zákazník', meaning: 'Človek, ktorý sa za zákazníka len vydáva, aby zistil, ako pracujeme.' },
    ],
  },
};

/** A small standard in force, with every part a clause can have; two role clauses, one of them for two job roles. */
export function sampleEdition(language: Language): EditionDocument {
  const text = words[language];
  const clause = (number: string, index: number, more: Partial<EditionClause> = {}): EditionClause => ({
    key: `clause-${number.replace('.', '-')}`,
    number,
    title: text.clauses[index] ?? '',
    body: text.body,
    appliesTo: [],
    obligation: 'mandatory',
    measure: null,
    check: null,
    weight: 1,
    rationale: null,
    say: [],
    avoid: [],
    ...more,
  });
  const measure = { indicator: text.indicator, comparison: 'at-most' as const, target: 3, unit: text.unit };
  const rows = ['08:00–10:00', '10:00–12:00', '12:00–14:00'].map((time, row) => `| ${time} | ${row + 2} |`).join('\n');
  return {
    format: 1,
    organisation: { name: text.organisation },
    standard: {
      ...{ slug: 'sample', title: text.title, summary: text.summary, language },
      foreword: text.foreword,
      glossary: text.glossary.map((term) => ({ ...term })),
    },
    edition: {
      number: 3,
      effectiveDate: '2027-01-11',
      approvedOn: '2026-12-01',
      approvers: [
        { name: text.approver, unit: text.approverUnit },
        { name: 'Ivan Novák', unit: null },
      ],
    },
    jobRoles: [
      { key: 'operator', title: text.roles[0] },
      { key: 'administrator', title: text.roles[1] },
      { key: 'cashier', title: text.roles[2] },
    ],
    sections: [
      {
        number: 1,
        title: text.sections[0],
        introduction: text.introduction,
        clauses: [
          clause('1.1', 0, {
            measure,
            check: text.check,
            rationale: text.rationale,
            say: [text.say],
            avoid: [text.avoid],
          }),
          clause('1.2', 1, { say: [text.say, text.say], obligation: 'recommended' }),
          clause('1.3', 2, { appliesTo: ['operator', 'administrator'], check: text.check, avoid: [text.avoid] }),
        ],
      },
      {
        number: 2,
        title: text.sections[1],
        introduction: null,
        clauses: [
          clause('2.1', 3, {
            body: `${text.body}\n\n| ${text.table[0]} | ${text.table[1]} |\n|---|--:|\n${rows}`,
            measure: { ...measure, comparison: 'between', target: [10, 15] },
          }),
          clause('2.2', 5, { appliesTo: ['cashier'], measure: { ...measure, comparison: 'yes-no', target: null } }),
        ],
      },
      {
        number: 3,
        title: text.sections[2],
        introduction: text.introduction,
        clauses: [clause('3.1', 4, { measure: { ...measure, comparison: 'at-least' }, rationale: text.rationale })],
      },
    ],
  };
}

/** The edition before the sample: in the sample two clauses are changed, one has moved, one is new, and one is no longer there. */
export function earlierEdition(language: Language): EditionDocument {
  const edition = sampleEdition(language);
  const [first, second, third] = edition.sections as [EditionSection, EditionSection, EditionSection];
  const [greeting, naming] = first.clauses as [EditionClause, EditionClause];
  greeting.body = greeting.body.split('\n')[0]!;
  third.clauses[0]!.check = edition.standard.summary;
  third.clauses.push({ ...naming, number: '3.2' });
  first.clauses = first.clauses
    .filter((clause) => clause !== naming)
    .map((clause, index) => ({ ...clause, number: `1.${index + 1}` }));
  const [, parting] = second.clauses as [EditionClause, EditionClause];
  second.clauses = second.clauses.filter((clause) => clause !== parting);
  second.clauses.push({ ...parting, key: 'clause-given-up', title: `${parting.title} (2)` });
  edition.edition = { ...edition.edition, number: 2, effectiveDate: '2026-01-12', approvedOn: '2025-12-01' };
  return edition;
}

/** What the sample replaces, with all that changed since. */
export function replacedEdition(language: Language): ReplacedEdition {
  const [before, after] = [earlierEdition(language), sampleEdition(language)];
  const { number, effectiveDate } = before.edition;
  return { number, effectiveDate, compare: () => compareTexts(fileOfEdition(before), fileOfEdition(after)) };
}

/** A long standard: `sections` times `clausesPerSection` clauses, a third of them for job roles. 20 × 15 make about 150 pages. */
export function longEdition(sections: number, clausesPerSection: number): EditionDocument {
  const [first, ...others] = (['ru', 'kk', 'en', 'sk', 'tr'] as const).map((language) => sampleEdition(language));
  const samples = [first, ...others].flatMap(
    (edition) => edition?.sections.flatMap((section) => section.clauses) ?? [],
  );
  const edition = sampleEdition('ru');
  return {
    ...edition,
    sections: Array.from({ length: sections }, (_, section) => ({
      number: section + 1,
      title: `${edition.sections[section % 3]?.title} ${section + 1}`,
      introduction: edition.sections[0]?.introduction ?? null,
      clauses: Array.from({ length: clausesPerSection }, (__, index) => {
        const sample = samples[(section * clausesPerSection + index) % samples.length] as EditionClause;
        const role =
          index % 3 === 2 ? edition.jobRoles[Math.floor(index / 3) % edition.jobRoles.length]?.key : undefined;
        const number = `${section + 1}.${index + 1}`;
        return {
          ...sample,
          key: `clause-${number}`,
          number,
          title: `${sample.title}, ${number}`,
          body: `${sample.body}\n\n${sample.body.split('\n')[0]}`,
          appliesTo: role ? [role] : [],
        };
      }),
    })),
  };
}
