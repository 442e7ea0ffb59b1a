import type { EditionClause, EditionDocument } from '../../src/rendering/edition-document';
import type { Language } from '../../src/vocabulary';

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
    standard: { slug: 'sample', title: text.title, summary: text.summary, language },
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
