import * as fc from 'fast-check';
import { languages, obligations, type ClauseText, type Measure } from '../vocabulary';
import { normaliseClauseText, normaliseIntroduction, normaliseLine, normaliseProse } from './clause-text.normalisation';
import { clauseTextFaults, introductionFaults, titleFaults } from './clause-text.rules';
import { everyone, type FileSection, type StandardFile } from './standard-file';

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
  ...['#', '##', '\\#', '\\', '---', '```', '~~~', '> ', '- ', '1. ', '|', '*', '_', '`', '<b>', '<!--', '-->', '&amp;'],
  ...['[x]: y', '"', "'", ': ', ' #', '{', '}', '[', ']', ',', '!', '&', '%', '@', '?', '=', '~', 'null', 'true', '3', '0x1F', '1e3'],
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
  fc.constantFrom('---', '***', '===', '```', '# no', 'text\n---', '```clause\nid: x\n```', '- ```\n  open', '<!-- open', '\u00a0', '&nbsp;'),
);
const markdown = fc.array(fc.tuple(blocks, fc.constantFrom('\n', '\n\n', '\n \n')), { minLength: 1, maxLength: 5 }).map((parts) =>
  parts.flat().join(''),
);

const key = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
const number = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const unit = fc.option(line.filter((text) => text.length <= 50));
const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({ indicator: line, comparison: fc.constantFrom('at-most', 'at-least', 'exactly'), target: number, unit }),
  fc.record({
    indicator: line,
    comparison: fc.constant('between' as const),
    target: fc.tuple(number, number).map(([one, other]): [number, number] => (one < other ? [one, other] : [other, one])),
    unit,
  }),
  fc.record({
    indicator: line,
    comparison: fc.constant('yes-no' as const),
    target: fc.constant(null),
    unit: fc.constant(null),
  }),
);
const prose = fc.array(line, { minLength: 1, maxLength: 4 }).chain((lines) => fc.constantFrom(lines.join('\n'), lines.join('\n\n  '))).map(normaliseProse);
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

export const arbitraryStandardFile: fc.Arbitrary<StandardFile> = fc
  .uniqueArray(key.filter((name) => name !== everyone), { minLength: 1, maxLength: 4 })
  .chain((roleKeys) =>
    fc.record({
      title: line,
      language: fc.constantFrom(...languages),
      slug: key,
      summary: fc.option(prose),
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
