import { earlierEdition, sampleEdition } from '../../../test/support/sample-editions';
import type { Language } from '../../vocabulary';
import { GlossaryTerms } from './glossary-terms';
import { isSignificant, stemOf } from './word-forms';
import { wordIndex } from './word-index';

const indexOf = (language: Language) => {
  const { standard, sections } = sampleEdition(language);
  const letters = wordIndex(
    standard,
    sections.flatMap(({ clauses }) => clauses),
  );
  return letters.map(({ letter, words }) => `${letter}: ${words.map(({ word }) => word).join(', ')}`);
};

it.each<[Language, string[][]]>([
  [
    'en',
    [
      ['complaint', 'complaints'],
      ['reply', 'replies'],
      ['service', 'services'],
      ['customer', 'customer’s'],
    ],
  ],
  [
    'ru',
    [
      ['жалоба', 'жалобу', 'жалобами', 'жалоб'],
      ['обращение', 'обращений'],
      ['клиент', 'клиентов', 'клиентам'],
    ],
  ],
  [
    'sk',
    [
      ['sťažnosť', 'sťažnosti', 'sťažnosťou'],
      ['zákazník', 'zákazníka', 'zákazníkovi', 'zákazníkov'],
    ],
  ],
  [
    'tr',
    [
      ['müşteri', 'müşterinin', 'müşteriye', 'müşterilerimiz'],
      ['şikâyet', 'şikâyeti', 'şikâyetler'],
      ['kitap', 'kitabı'],
    ],
  ],
  [
    'kk',
    [
      ['шағым', 'шағымды', 'шағымдар', 'шағымның'],
      ['тұтынушы', 'тұтынушыны', 'тұтынушының'],
      ['сұрақ', 'сұраққа', 'сұрағы'],
    ],
  ],
])('%s: the forms of a word have one stem', (language, words) => {
  for (const forms of words) expect(new Set(forms.map((form) => stemOf(form, language))).size).toBe(1);
});

it.each<[Language, string[], string[]]>([
  ['en', ['complaint', 'greeting', 'SMS'], ['never', 'the', 'answered', 'we']],
  ['ru', ['жалоба', 'ответ', 'память', 'разговор'], ['каждый', 'отвечаем', 'завершают', 'называем', 'записывать']],
  ['sk', ['sťažnosť', 'otázka', 'hovor'], ['každú', 'zdvíhame', 'zapíšeme', 'končíme']],
  ['tr', ['şikâyet', 'görüşme', 'karar'], ['kimse', 'yanıtlanır', 'bekletilmez', 'tanıtırız']],
  ['kk', ['шағым', 'сұрақ'], ['әрбір', 'көтереміз', 'күттірмейміз', 'жазамыз']],
])('%s: somebody looks for things, not for fillers or what is done', (language, significant, others) => {
  expect([...significant, ...others].filter((word) => isSignificant(word, language))).toEqual(significant);
});

it.each<[Language, string[]]>([
  [
    'en',
    [
      'A: answer',
      'C: call, caller, company, complaint, customer',
      'G: greet',
      'Q: question',
      'R: ring',
      'T: telephone',
      'W: waiting, word',
    ],
  ],
  [
    'ru',
    [
      'В: вопрос',
      'Г: гудка',
      'Д: день',
      'Ж: жалоба',
      'К: клиент, компанию',
      'Р: разговор',
      'С: словами',
      'Т: тишине, трубку',
    ],
  ],
  ['sk', ['F: firmu', 'H: hovor', 'O: otázku', 'S: slovami, sťažnosť', 'T: telefón, tichu', 'Z: zákazník, zazvonením']],
  [
    'tr',
    [
      'Ç: çalıştan',
      'G: görüşme',
      'M: müşteri',
      'S: selam, sessizlikte, soru, sözleriyle',
      'Ş: şikâyet, şirketi',
      'T: telefon',
    ],
  ],
  [
    'kk',
    [
      'Ә: әңгімені',
      'Д: дыбысқа',
      'К: күні',
      'С: сөзімен, сұраққа',
      'Т: тұтқаны, тұтынушы',
      'Ұ: ұйым',
      'Ү: үнсіз',
      'Ш: шағым',
    ],
  ],
])('%s: stands under the letters of the language, in their order', (language, letters) => {
  expect(indexOf(language)).toEqual(letters);
});

it('finds terms in whatever form, and names each place of a word once', () => {
  const { standard, sections } = sampleEdition('ru');
  const clauses = sections.flatMap((section) => section.clauses);
  clauses[0]!.body = 'Тайного покупателя встречают так же. Тайным покупателем бывает каждый.';
  const places = (word: string) =>
    wordIndex(standard, clauses)
      .flatMap(({ words }) => words)
      .find((one) => one.word === word)!
      .places.map(({ number }) => number);
  expect(places('тайный покупатель')).toEqual(['1.1']);
  expect(places('жалоба')).toEqual(['3.1']);
});

it('a brochure has the terms that its clauses use, and those that explain them', () => {
  const { standard, sections } = sampleEdition('en');
  const [complaint, caller] = standard.glossary!;
  const terms = new GlossaryTerms([...standard.glossary!, { term: 'trouble', meaning: 'A complaint to come.' }], 'en');
  const clause = { ...sections[0]!.clauses[0]!, title: 'Troubles', body: 'Are told.', rationale: null };
  expect(terms.usedBy([clause]).map(({ term }) => term)).toEqual(['complaint', 'trouble']);
  expect(terms.usedBy([{ ...clause, title: 'Callers and complaints' }])).toEqual([complaint, caller]);
  expect(terms.usedBy([])).toEqual([]);
});

it('leaves out what is everywhere', () => {
  const { standard, sections } = earlierEdition('en');
  const clauses = Array.from({ length: 20 }, (_, index) => ({
    ...sections[0]!.clauses[0]!,
    ...{ number: `1.${index + 1}`, title: `Desk ${index < 3 ? 'lamp' : 'chair'}` },
  }));
  const words = wordIndex({ ...standard, glossary: [] }, clauses).flatMap((letter) => letter.words);
  expect(words.map(({ word, places }) => [word, places.length])).toEqual([['lamp', 3]]);
});
