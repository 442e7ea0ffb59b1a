import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { projectRoot } from '../../platform/project-root';
import { markdownToHtml } from '../../rendering/markdown';
import { pictureName, pictureReference } from '../../rendering/markdown-writing/picture-name';
import { writeWord } from '../../rendering/word/word-file';
import { plainClause } from '../../vocabulary';
import { readTextPicture } from '../../pictures/text-picture';
import { noise, plain } from '../../../test/support/pictures';
import { markdownCorpus } from '../../../test/support/markdown-corpus';
import { normaliseLine } from '../clause-text.normalisation';
import { clauseTextFaults, titleFaults } from '../clause-text.rules';
import { wordTextOfDraft } from '../draft-word';
import type { StandardFile } from '../standard-file';
import { parseStandardFile } from '../standard-file.parser';
import { documentIn } from './imported-file';
import { noChoices, rolesOf } from './outline-roles';
import { standardOf } from './outline-standard';

/** What the texts show, by hash. */
const pictures = new Map<string, Buffer>();

async function throughWord(file: StandardFile, present = false): Promise<StandardFile> {
  const { sections, ...head } = file;
  const numbered = sections.map((section, index) => ({
    ...section,
    id: index,
    number: index + 1,
    clauses: section.clauses.map(({ key, ...text }, place) => ({
      id: place,
      revisionId: place,
      key,
      number: `${index + 1}.${place + 1}`,
      text,
    })),
  }));
  const text = wordTextOfDraft({ ...head, sections: numbered }, 'Nord', '2026-11-26');
  const word = await writeWord(text, ({ sha256 }) => Promise.resolve(pictures.get(sha256)!));
  const { outline } = (await documentIn(await buffer(word)))!;
  expect(outline.title).toBe(normaliseLine(file.title));
  expect(outline.language).toBe(file.language);
  expect(outline.jobRoles).toEqual(file.jobRoles.map(({ title }) => title));
  const known = present ? sections.flatMap(({ clauses }) => clauses) : [];
  const placed = standardOf(outline, rolesOf(outline, noChoices), 'introduction', head, known);
  expect(placed.faults).toEqual([]);
  return placed.file;
}

/** A text as it reads; how its lines are wrapped, and the space between items of a list, Word does not keep. */
function asRead(text: string | null): string {
  return markdownToHtml(text ?? '')
    .replace(/<wbr>/g, '')
    .replace(/<img src="data:[^"]*" alt="([^"]*)"[^>]*>/g, '<em>$1</em>')
    .replace(/<ol start="\d+">/g, '<ol>')
    .replace(/(<li>|<\/?[ou]l>|<\/li>|<blockquote>|<\/blockquote>)\s*<p>/g, '$1')
    .replace(/<\/p>(?=\s*<(?:\/?li|\/?[ou]l)>)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:li|ul|ol|p|blockquote|table|thead|tbody|tr|td|th|pre|hr|br)[^>]*>) ?/g, '$1');
}

const outlineOf = ({ sections }: StandardFile) =>
  sections.map(({ title, introduction, clauses }) => ({
    title,
    introduction: asRead(introduction),
    clauses: clauses.map((clause) => ({ title: clause.title, body: asRead(clause.body) })),
  }));

const head = {
  title: 'Nord',
  language: 'en' as const,
  slug: 'nord',
  summary: null,
  foreword: 'To *whoever* serves.\n\n- Read it.',
  glossary: [{ term: 'complaint', meaning: 'Whatever a customer is not content with.' }],
  jobRoles: [{ key: 'operator', title: 'Operator' }],
};

describe('a standard that goes out as a Word document and comes back', () => {
  it.each(['complaints.en.md', 'customer-care.kk.md', 'phone-service.ru.md'])('is the same text: %s', async (name) => {
    const parsed = parseStandardFile(readFileSync(join(projectRoot, 'examples', name)));
    const file = 'file' in parsed ? parsed.file : null!;
    expect(outlineOf(await throughWord(file))).toEqual(outlineOf(file));
  });

  it('keeps what Word does not say of the clauses that are there, whatever they are called', async () => {
    const parsed = parseStandardFile(readFileSync(join(projectRoot, 'examples', 'complaints.en.md')));
    const file = 'file' in parsed ? parsed.file : null!;
    const back = await throughWord(file, true);
    const without = (clauses: StandardFile['sections'][number]['clauses']) =>
      clauses.map(({ body: _, ...rest }) => rest);
    expect(back.sections.map(({ clauses }) => without(clauses))).toEqual(
      file.sections.map(({ clauses }) => without(clauses)),
    );
  });

  it('keeps its pictures, byte for byte, where they stood', async () => {
    const files = [await noise(900, 700).jpeg().toBuffer(), await plain(40, 20, '#1d4f9180').png().toBuffer()];
    const [photo, sign] = (await Promise.all(files.map(readTextPicture))).map((picture) => {
      pictures.set(picture.sha256, picture.content);
      return pictureReference(pictureName(picture));
    });
    const body = [
      `Read the sign ![The sign “open”](${sign}) at the door.`,
      `![](${photo})`,
      `1. Look: ![a, b](${photo})\n2. Greet\n\n   ![](${sign})`,
      `| What | How |\n| --- | --- |\n| ![in a cell](${sign}) | so |`,
      `> ![quoted](${sign})`,
    ].join('\n\n');
    const clause = { key: 'a', ...plainClause, title: 'The sign', body };
    const file = {
      ...head,
      sections: [{ title: 'Door', introduction: `![](${sign}) is the sign.`, clauses: [clause] }],
    };
    expect(outlineOf(await throughWord(file))).toEqual(outlineOf(file));
  });

  const word = fc.constantFrom(
    'Қоңырау',
    'ёлки,',
    'şikâyet',
    'ľščť',
    'rings',
    '3',
    '2.',
    '*',
    '_a_',
    '#',
    '1)',
    '|',
    '<b>',
    '&amp;',
    '\\',
    '`',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
  const title = words.map(normaliseLine).filter((text) => titleFaults('', text).length === 0);
  const prose = fc
    .array(fc.constantFrom('Қоңырау', 'ёлки,', 'şikâyet!', 'rings'), { minLength: 1, maxLength: 5 })
    .map((all) => all.join(' '));
  const inline = fc.oneof(
    prose,
    prose.map((text) => `A **${text}** b`),
    prose.map((text) => `*${text}* and ~~${text}~~`),
    prose.map((text) => `see [${text}](https://nord.example/?a=1&b=(c)) and \`code\``),
    prose.map((text) => `\\*${text}\\* \\# 5 < 6 & so\\\nnext line`),
  );
  const block = fc.oneof(
    { weight: 4, arbitrary: inline },
    fc
      .array(inline, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${item.replace('\n', '\n  ')}`).join('\n')),
    fc.tuple(prose, prose).map(([one, other]) => `1. ${one}\n   - ${other}\n     1. ${one}\n   - ${one}\n2. ${other}`),
    fc.tuple(prose, prose).map(([one, other]) => `| ${one} | b |\n| --- | ---: |\n| ${other} | 2 |\n| | **x** |`),
    prose.map((text) => `> ${text}\n>\n> more`),
    prose.map((text) => `\`\`\`\n${text}\n\n  indented\n\`\`\``),
    fc.constant('***'),
  );
  /** Two lists or quotations in a row become one in Word. */
  const body = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\nand\n\n'));

  it('is the same text, whatever its titles and bodies', async () => {
    const clause = fc
      .record({ title, body })
      .filter((text) => clauseTextFaults({ ...plainClause, ...text }, null).length === 0);
    const section = fc.record({
      title,
      introduction: fc.option(body),
      clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(section, { minLength: 1, maxLength: 3 }), async (sections) => {
        const file: StandardFile = {
          ...head,
          sections: sections.map((one, at) => ({
            ...one,
            clauses: one.clauses.map((text, place) => ({ key: `c-${at}-${place}`, ...plainClause, ...text })),
          })),
        };
        expect(outlineOf(await throughWord(file))).toEqual(outlineOf(file));
      }),
      { numRuns: 30 },
    );
  });

  /** Lists and quotations within each other are as deep as Word has them; the words stay. */
  it('keeps every word that people wrote, in five languages', async () => {
    const wordsOf = (body: string) =>
      asRead(body)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    for (const [language, texts] of Object.entries(markdownCorpus)) {
      const clauses = texts
        .map((body, at) => ({ key: `c-${at}`, ...plainClause, title: `Clause ${at}`, body }))
        .filter((clause) => wordsOf(clause.body) !== '' && clauseTextFaults(clause, null).length === 0);
      const sections = [{ title: 'One', introduction: null, clauses }];
      const back = await throughWord({ ...head, language: language as StandardFile['language'], sections });
      expect(back.sections[0]!.clauses.map(({ body }) => wordsOf(body))).toEqual(
        clauses.map(({ body }) => wordsOf(body)),
      );
    }
  });
});
