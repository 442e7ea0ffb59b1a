import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { translate } from '../platform/i18n/translate';
import { languages, obligations, type ClauseText, type Measure } from '../vocabulary';
import {
  normaliseClauseText,
  normaliseForeword,
  normaliseGlossary,
  normaliseIntroduction,
  normaliseLine,
  normaliseProse,
} from './clause-text.normalisation';
import { clauseTextFaults, forewordFaults, glossaryFaults, introductionFaults, titleFaults } from './clause-text.rules';
import { planImport, planIsEmpty } from './import-plan';
import { everyone, type FileSection, type StandardFile } from './standard-file';
import { parseStandardFile } from './standard-file.parser';
import { writeStandardFile } from './standard-file.writer';
import { projectRoot } from '../platform/project-root';

/** Arbitrary standards that keep all the rules, in five alphabets, with texts that try to break out of their place. */

const words = fc.constantFrom(
  'Қоңырауға жауап беру',
  'Объём ёлки, подъезд',
  'Müşteri şikâyeti ğıİ',
  'Sťažnosť ľščťžýáíéôäňďŕĺ',
  'Answer in three rings',
  'і́ e\u0301 a\u0308',
  '10\u00a0000\u00a0₸',
  '👩🏽‍💼 ☎️',
);
const marks = fc.constantFrom(
  ...[
    '#',
    '##',
    '\\#',
    '\\',
    '---',
    '```',
    '~~~',
    '> ',
    '- ',
    '1. ',
    '|',
    '*',
    '_',
    '`',
    '<b>',
    '<!--',
    '-->',
    '&amp;',
  ],
  ...[
    '[x]: y',
    '"',
    "'",
    ': ',
    ' #',
    '{',
    '}',
    '[',
    ']',
    ',',
    '!',
    '&',
    '%',
    '@',
    '?',
    '=',
    '~',
    'null',
    'true',
    '3',
    '0x1F',
    '1e3',
  ],
);
const rough = fc.oneof(words, marks, fc.string({ unit: 'grapheme', maxLength: 8 }));
const line = fc
  .array(rough, { minLength: 1, maxLength: 5 })
  .chain((parts) => fc.constantFrom(parts.join(''), parts.join(' ')))
  .map(normaliseLine)
  .filter((text) => titleFaults('', text).length === 0);

const blocks = fc.oneof(
  line,
  line.map((text) => `> ${text}`),
  line.map((text) => `- ${text}\n  - ${text}\n\n  1. ${text}`),
  line.map((text) => `| a | b |\n|---|:-:|\n| ${text.replaceAll('|', '')} | 2 |`),
  line.map((text) => `\`\`\`yaml\n# ${text}\n## ${text}\n---\n\`\`\``),
  line.map((text) => `~~~~\n\`\`\`clause\n${text}\n\`\`\`\n~~~~`),
  line.map((text) => `    # ${text}\n\tcode`),
  line.map((text) => `<div>\n# no\n\n${text}  \nhard break\\\n</div>`),
  line.map((text) => `[ref]: https://example.org "${text}"`),
  fc.constantFrom(
    '---',
    '***',
    '===',
    '```',
    '# no',
    'text\n---',
    '```clause\nid: x\n```',
    '- ```\n  open',
    '<!-- open',
    '\u00a0',
    '&nbsp;',
  ),
);
const markdown = fc
  .array(fc.tuple(blocks, fc.constantFrom('\n', '\n\n', '\n \n')), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.flat().join(''));

const key = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
const number = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const unit = fc.option(line.filter((text) => text.length <= 50));
const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({ indicator: line, comparison: fc.constantFrom('at-most', 'at-least', 'exactly'), target: number, unit }),
  fc.record({
    indicator: line,
    comparison: fc.constant('between' as const),
    target: fc
      .tuple(number, number)
      .map(([one, other]): [number, number] => (one < other ? [one, other] : [other, one])),
    unit,
  }),
  fc.record({
    indicator: line,
    comparison: fc.constant('yes-no' as const),
    target: fc.constant(null),
    unit: fc.constant(null),
  }),
);
const prose = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .chain((lines) => fc.constantFrom(lines.join('\n'), lines.join('\n\n  ')))
  .map(normaliseProse);
const phrases = fc.array(line, { maxLength: 4 });

function clauseText(roleKeys: string[]): fc.Arbitrary<ClauseText> {
  return fc
    .record({
      title: line,
      body: markdown,
      appliesTo: fc.subarray(roleKeys),
      obligation: fc.constantFrom(...obligations),
      measure: fc.option(measure),
      check: fc.option(line),
      weight: fc.integer({ min: 1, max: 5 }),
      rationale: fc.option(prose),
      say: phrases,
      avoid: phrases,
    })
    .map(normaliseClauseText)
    .filter((text) => clauseTextFaults(text, new Set(roleKeys)).length === 0);
}

const arbitraryStandardFile: fc.Arbitrary<StandardFile> = fc
  .uniqueArray(
    key.filter((name) => name !== everyone),
    { minLength: 1, maxLength: 4 },
  )
  .chain((roleKeys) =>
    fc.record({
      title: line,
      language: fc.constantFrom(...languages),
      slug: key,
      summary: fc.option(prose),
      foreword: fc
        .option(markdown)
        .map(normaliseForeword)
        .filter((text) => forewordFaults(text).length === 0),
      glossary: fc
        .array(fc.record({ term: fc.oneof(line, fc.constantFrom('null', '3', '<<', '? a', 'true')), meaning: line }), {
          maxLength: 4,
        })
        .map(normaliseGlossary)
        .filter((terms) => glossaryFaults(terms).length === 0),
      jobRoles: fc.tuple(...roleKeys.map((name) => line.map((title) => ({ key: name, title })))),
      sections: sections(roleKeys),
    }),
  );

function sections(roleKeys: string[]): fc.Arbitrary<FileSection[]> {
  const introduction = fc
    .option(markdown)
    .map(normaliseIntroduction)
    .filter((text) => introductionFaults(text).length === 0);
  const section = fc.record({ title: line, introduction, texts: fc.array(clauseText(roleKeys), { maxLength: 4 }) });
  return fc.array(section, { maxLength: 4 }).chain((rough) => {
    const count = rough.reduce((sum, { texts }) => sum + texts.length, 0);
    return fc.uniqueArray(key, { minLength: count, maxLength: count }).map((keys) => {
      const left = keys.values();
      return rough.map(({ title, introduction: opening, texts }) => ({
        title,
        introduction: opening,
        clauses: texts.map((text) => ({ key: left.next().value as string, ...text })),
      }));
    });
  });
}

function read(source: string | Uint8Array): StandardFile {
  const parsed = parseStandardFile(source);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 1));
  return parsed.file;
}

describe('a standard file', () => {
  it('is the same standard again after it was written and read', () => {
    fc.assert(
      fc.property(arbitraryStandardFile, (file) => {
        const written = writeStandardFile(file);
        expect(read(written)).toEqual(file);
        expect(writeStandardFile(read(written))).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('is read alike with CRLF line ends and a byte order mark', () => {
    fc.assert(
      fc.property(arbitraryStandardFile, (file) => {
        const written = writeStandardFile(file).replaceAll('\n', '\r\n');
        expect(read(Buffer.from(`\uFEFF${written}`))).toEqual(file);
      }),
      { numRuns: 50 },
    );
  });

  it('changes nothing when it is imported into the standard it was exported from', () => {
    fc.assert(
      fc.property(arbitraryStandardFile, (file) => {
        expect(planIsEmpty(planImport(file, read(writeStandardFile(file))))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is read or refused, whatever it holds', () => {
    const damaged = fc
      .tuple(arbitraryStandardFile, fc.array(fc.tuple(fc.nat(), fc.nat(20), rough), { minLength: 1, maxLength: 4 }))
      .map(([file, cuts]) =>
        cuts.reduce((text, [place, length, put]) => {
          const start = place % text.length;
          return text.slice(0, start) + put + text.slice(start + length);
        }, writeStandardFile(file)),
      );
    const anything = fc.oneof(damaged, fc.string({ unit: 'binary' }), fc.uint8Array(), markdown);
    fc.assert(
      fc.property(anything, (source) => {
        const parsed = parseStandardFile(source);
        if ('faults' in parsed) {
          expect(parsed.faults.length).toBeGreaterThan(0);
          for (const fault of parsed.faults) {
            expect(fault.line).toBeGreaterThanOrEqual(1);
            for (const language of languages) translate(language, `faults.${fault.code}`, fault.parameters);
          }
        } else {
          expect(read(writeStandardFile(parsed.file))).toEqual(parsed.file);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the examples', () => {
  it.each([
    { name: 'phone-service.ru.md', language: 'ru', sections: 6, clauses: 31, jobRoles: 4 },
    { name: 'customer-care.kk.md', language: 'kk', sections: 6, clauses: 37, jobRoles: 4 },
    { name: 'complaints.en.md', language: 'en', sections: 4, clauses: 21, jobRoles: 3 },
  ])('$name holds what it says and is written in its canonical form', ({ name, ...expected }) => {
    const source = readFileSync(join(projectRoot, 'examples', name), 'utf8');
    const file = read(source);
    const clauses = file.sections.flatMap((section) => section.clauses);
    expect({
      language: file.language,
      sections: file.sections.length,
      clauses: clauses.length,
      jobRoles: file.jobRoles.length,
    }).toEqual(expected);
    expect(clauses.every(({ measure, check }) => measure && check)).toBe(true);
    expect(writeStandardFile(file)).toBe(source);
  });
});
