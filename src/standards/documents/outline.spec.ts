import { outlineOfMarkdown, isPlainMarkdown } from './markdown-outline';
import { lookOf, withoutNumber, type Look, type Outline, type OutlinePart, type Role } from './outline';
import { noChoices, proposedRoles, rolesOf, withDocumentLooks } from './outline-roles';
import { standardOf } from './outline-standard';

const head = {
  ...{ title: 'Nord', language: 'en' as const, slug: 'nord', summary: null, jobRoles: [] },
  ...{ foreword: null, glossary: [] },
};

function part(look: Look, words: string, rest: Partial<OutlinePart> = {}): OutlinePart {
  return { look, words, text: words, form: 'paragraph', list: null, bookmark: null, pictures: 0, ...rest };
}

function outline(...parts: OutlinePart[]): Outline {
  return { title: '', language: null, jobRoles: [], parts };
}

const looking = (...looks: Look[]) => outline(...looks.map((look, at) => part(look, `words ${at}`)));

describe('how a text looks', () => {
  const ordered = { ordered: true, level: 1, continues: false };
  it.each([
    ['plain words', false, null, 'text'],
    ['A bold line', true, null, 'bold'],
    ['A bold item of a list', true, { ...ordered, ordered: false }, 'text'],
    [`${'long '.repeat(40)}`, true, null, 'text'],
    ['1. General', false, null, 'numbered-1'],
    ['1) General', false, null, 'numbered-1'],
    ['§ 7 General', false, null, 'numbered-1'],
    ['2.3 Greeting', false, null, 'numbered-2'],
    ['2.3.1. Әріптес', false, null, 'numbered-3'],
    ['2.3.1.4.5 too deep', false, null, 'text'],
    ['24 hours a day', false, null, 'text'],
    ['01.03.2026 is a day', false, null, 'text'],
    ['an item', false, ordered, 'numbered-2'],
    ['more of an item', false, { ...ordered, continues: true }, 'text'],
  ] as const)('%j, bold: %j', (words, bold, list, look) => {
    expect(lookOf(words.trim(), bold, list)).toBe(look);
  });

  it.each([
    ['1. General', 'General'],
    ['§ 7 General', 'General'],
    ['2.3 «Да»', '«Да»'],
    ['24 hours', '24 hours'],
    ['General 1.', 'General 1.'],
  ])('%j is called %j', (typed, title) => {
    expect(withoutNumber(typed)).toBe(title);
  });
});

describe('what is proposed', () => {
  it.each<[string, Look[], Role[]]>([
    ['two levels of headings', ['heading-1', 'heading-2', 'text'], ['section', 'clause', 'text']],
    ['levels that begin lower', ['heading-3', 'heading-4', 'heading-5'], ['section', 'clause', 'text']],
    ['bold lines under headings of two levels', ['heading-1', 'heading-2', 'bold'], ['section', 'clause', 'text']],
    ['bold lines under headings of one level', ['heading-1', 'bold', 'text'], ['section', 'clause', 'text']],
    ['bold lines above the only headings', ['bold', 'heading-1', 'text'], ['text', 'clause', 'text']],
    ['numbers under headings of one level', ['heading-1', 'numbered-2', 'numbered-3'], ['section', 'clause', 'text']],
    ['headings of one level', ['heading-2', 'text', 'numbered-1'], ['clause', 'text', 'text']],
    ['bold lines alone', ['bold', 'text'], ['clause', 'text']],
    ['bold lines above numbers', ['bold', 'numbered-2'], ['section', 'clause']],
    ['numbers alone', ['numbered-1', 'numbered-2', 'numbered-3'], ['section', 'clause', 'text']],
    ['numbers of one depth', ['numbered-2', 'text'], ['clause', 'text']],
    ['nothing', ['text', 'line'], ['text', 'text']],
    ['what is about the document', ['title', 'contents', 'particulars', 'heading-1'], ['out', 'out', 'out', 'clause']],
  ])('%s', (_, looks, roles) => {
    const proposed = proposedRoles(looking(...looks));
    expect(looks.map((look) => proposed.get(look))).toEqual(roles);
  });

  it('gives way to what is said of all, and that to what is said of one', () => {
    const document = looking('heading-1', 'heading-2', 'heading-2');
    const choices = { all: new Map([['heading-2', 'text']] as const), single: new Map([[2, 'out']] as const) };
    expect(rolesOf(document, choices)).toEqual(['section', 'text', 'out']);
  });
});

describe('a document as a whole', () => {
  const looksOf = (document: Outline) => withDocumentLooks(document).parts.map(({ look }) => look);
  it.each<[string, Outline, Look[]]>([
    ['has a heading above all others as its title', looking('heading-1', 'heading-2'), ['title', 'heading-2']],
    [
      'has none where there are two of them',
      looking('heading-1', 'heading-2', 'heading-1'),
      ['heading-1', 'heading-2', 'heading-1'],
    ],
    ['has none where it comes later', looking('heading-2', 'heading-1'), ['heading-2', 'heading-1']],
    ['may have a heading in every line where nothing looks like one', looking('text', 'text'), ['line', 'line']],
    [
      'has lists that are lists where headings tell',
      outline(
        ...looking('heading-1', 'heading-2', 'heading-1').parts,
        part('numbered-1', 'Greet', { list: { ordered: true, level: 0, continues: false } }),
        part('numbered-1', '1. Greet'),
      ),
      ['heading-1', 'heading-2', 'heading-1', 'text', 'numbered-1'],
    ],
  ])('%s', (_, document, looks) => {
    expect(looksOf(document)).toEqual(looks);
  });
});

describe('what the roles make', () => {
  const made = (document: Outline, before: 'introduction' | 'out' = 'introduction') =>
    standardOf(document, rolesOf(document, noChoices), before, head, []);
  const shown = (document: Outline, before?: 'out') =>
    made(document, before).file.sections.map(({ title, introduction, clauses }) => [
      title,
      introduction,
      ...clauses.map((clause) => [clause.title, clause.body]),
    ]);

  it('is a section of the name of the standard where there is none', () => {
    expect(shown(outline(part('heading-1', 'Greet'), part('text', 'Always.')))).toEqual([
      ['Nord', null, ['Greet', 'Always.']],
    ]);
  });

  it('begins with what stood before the first section, unless that is left out', () => {
    const document = outline(
      part('text', 'Foreword'),
      part('heading-1', 'One'),
      part('heading-2', 'A'),
      part('text', 'a'),
    );
    expect(shown(document)).toEqual([['One', 'Foreword', ['A', 'a']]]);
    expect(shown(document, 'out')).toEqual([['One', null, ['A', 'a']]]);
  });

  it('gives a clause without text its title as its text, and one that is a sentence both', () => {
    const sentence = `2.1 The operator answers by the third ring. ${'He says who he is. '.repeat(9)}`.trim();
    const document = outline(
      part('heading-1', 'One'),
      part('numbered-2', sentence),
      part('text', 'More.'),
      part('numbered-2', '2.2 Thank'),
    );
    const [, , first, second] = shown(document)[0]!;
    expect(first).toEqual(['The operator answers by the third ring', `${sentence.slice(4)}\n\nMore.`]);
    expect(second).toEqual(['Thank', 'Thank']);
  });

  it('keeps lists within lists, further paragraphs of their items, and deeper headings as bold lines', () => {
    const item = (words: string, level: number, ordered = false, continues = false) =>
      part('text', words, { list: { ordered, level, continues } });
    const document = outline(
      part('heading-1', 'One'),
      part('heading-2', 'A'),
      item('a', 0),
      item('b', 1, true),
      item('c', 1, true),
      item('d', 0),
      item('more of d', 0, false, true),
      item('e', 0, true),
      part('heading-3', 'Deeper'),
      part('text', 'quoted', { form: 'quote' }),
      part('text', 'on', { form: 'quote' }),
    );
    expect(made(document).file.sections[0]!.clauses[0]!.body).toBe(
      '- a\n\n  1. b\n  2. c\n\n- d\n\n  more of d\n\n1. e\n\n**Deeper**\n\n> quoted\n>\n> on',
    );
  });

  it('tells what is wrong at the part it is wrong with', () => {
    const document = outline(
      part('heading-1', 'x'.repeat(201)),
      part('heading-2', 'A'),
      part('text', 'y'.repeat(10_001)),
    );
    expect(made(document).faults.map(({ field, code }) => [field, code])).toEqual([
      ['place-0', 'too-long'],
      ['place-1', 'too-long'],
    ]);
    expect(made(outline(part('text', 'nothing'))).faults).toEqual([{ field: '', code: 'document.no-clauses' }]);
  });
});

describe('Markdown from elsewhere', () => {
  it.each([
    ['# A\n\ntext', true],
    ['text\n\n## B', true],
    ['---\ntitle: x\n---\n\n# A', false],
    ['no heading', false],
    ['#hash', false],
  ])('%j: %j', (text, plain) => {
    expect(isPlainMarkdown(text)).toBe(plain);
  });

  it('is read block by block, each as it was written', () => {
    const { parts } = outlineOfMarkdown(
      'Setext\n======\n\n**Bold line**\n\n- a\n  - b\n\n[ref]: https://nord.example\n\n1.2 Numbered\nover two lines\n\n### Deep #\n',
    );
    expect(parts.map(({ look, words, text }) => [look, words, text])).toEqual([
      ['heading-1', 'Setext', 'Setext'],
      ['bold', 'Bold line', '**Bold line**'],
      ['text', '', '- a\n  - b\n\n[ref]: https://nord.example'],
      ['numbered-2', '1.2 Numbered over two lines', '1.2 Numbered\nover two lines'],
      ['heading-3', 'Deep', 'Deep'],
    ]);
  });
});
