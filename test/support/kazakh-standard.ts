let count = 0;

/** Clauses of a section. */
const sectionSize = 20;

/**
 * A standard in Kazakh of this many clauses, in every third of which stands all that a clause can hold; its slug is its own. On a
 * page in another language everything that comes from it is foreign.
 */
export function kazakhStandard(clauses: number): string {
  const numbers = Array.from({ length: clauses }, (_, index) => index + 1);
  const sections = Map.groupBy(numbers, (number) =>
    clauses > sectionSize ? Math.floor(number / sectionSize) : number % 2,
  );
  const slug = `kazakh-${process.pid}-${++count}`;
  return [head(slug), ...[...sections.values()].map((members, index) => section(index + 1, members))].join('\n');
}

const head = (slug: string) => `---
etalon: 1
title: Тұтынушыларға телефон арқылы қызмет көрсету
language: kk
slug: ${slug}
summary: Қоңырау шалған адам әрқайсымыздан не күтуге құқылы, алғашқы дыбыстан соңғы сөзге дейін.
jobRoles:
  operator: Байланыс орталығының операторы
  cashier: Кассир
---
`;

function section(number: number, clauses: number[]): string {
  return `# Қоңырауды қабылдау, ${number}-бөлім

Алғашқы секундтар адамның **бүкіл ұйым** туралы пікірін айқындайды.

${clauses.map((clause) => clauseOf(clause)).join('\n')}`;
}

const clauseOf = (number: number) =>
  number % 3 === 1 ? full(number) : number % 3 === 2 ? plain(number) : tabular(number);

const full = (number: number) => `## Тұтқаны үшінші дыбысқа дейін көтереміз (${number})

\`\`\`clause
id: clause-${number}
appliesTo: [operator]
measure:
  indicator: жауапқа дейінгі дыбыс саны
  comparison: at-most
  target: 3
  unit: дыбыс
check: Қызметкер тұтқаны үшінші дыбысқа дейін көтерді ме?
weight: 2
rationale: Тұтынушылардың төрттен бірі жиырма секундтан кейін тұтқаны қояды.
say: ["Қайырлы күн, мен Әйгерім. Қалай көмектесейін?"]
avoid: ["Сіз басқа бөлімге қоңырау шалдыңыз."]
\`\`\`

Тұтқаны ең жақын отырған қызметкер көтереді.

- басқа жұмысты қоя тұрыңыз;
- қалам мен қағаз алыңыз.
`;

const plain = (number: number) => `## Тұтынушыны үнсіз күттірмейміз (${number})

\`\`\`clause
id: clause-${number}
obligation: recommended
\`\`\`

Күту керек болса, қызметкер қанша күту керегін айтады.
`;

const tabular = (number: number) => `## Әр сұраққа сол күні жауап береміз (${number})

\`\`\`clause
id: clause-${number}
\`\`\`

| Арна | Жауап мерзімі | Жауапты қызметкер |
| --- | --- | --- |
| телефон | бірден | тұтқаны көтерген қызметкер |
| электрондық пошта | төрт жұмыс сағаты | байланыс орталығының операторы |
`;
