import { translatorFor, type Translate } from '../../platform/i18n/translate';
import type { EditionClause, EditionSection } from '../edition-document';
import { clauseView, type ClauseView } from '../clause-view';
import { plainText } from '../plain-text';
import { clauseBookmark, wordStyles } from './styles';
import { markdownToWord, type WordNumbers } from './word-markdown';
import type { WordText } from './word-text';
import { bookmark, fieldEnd, fieldStart, paragraph, run } from './word-xml';

const { particulars } = wordStyles;

/** The document from its title to its last clause, piece by piece. */
export function* wordBody(text: WordText, numbers: WordNumbers): Generator<string> {
  const label = translatorFor(text.language);
  yield opening(text, label);
  yield foreword(text, label);
  yield* contents(text.sections, label);
  let id = 0;
  for (const section of text.sections) {
    yield paragraph(run(section.title), { style: 'Heading 1' });
    if (section.introduction !== null) yield markdownToWord(section.introduction, numbers);
    for (const clause of section.clauses) {
      id += 1;
      yield clauseToWord(clause, text, id, numbers);
    }
  }
  yield glossary(text, label);
}

/** What a document says of itself comes back in a file of the standard, not by Word; therefore words alone. */
function foreword({ foreword: source }: WordText, label: Translate): string {
  if (source === null) return '';
  const lines = plainText(source).text.split('\n');
  return [
    paragraph(run(label('documents.foreword'), { bold: true }), { style: particulars.facts, keepWithNext: true }),
    ...lines.map((line) => paragraph(run(line), { style: particulars.facts })),
  ].join('');
}

function glossary({ glossary: terms }: WordText, label: Translate): string {
  if (terms.length === 0) return '';
  return [
    paragraph(run(label('documents.glossary'), { bold: true }), { style: particulars.facts, keepWithNext: true }),
    ...terms.map(({ term, meaning }) =>
      paragraph(run(`${term}: `, { bold: true }) + run(meaning), { style: particulars.facts }),
    ),
  ].join('');
}

function opening({ title, status, summary, facts, jobRoles }: WordText, label: Translate): string {
  const fact = (name: string, value: string) =>
    paragraph(run(`${name}: `, { bold: true }) + run(value), { style: particulars.facts });
  return [
    paragraph(run(title), { style: 'Title' }),
    paragraph(run(status), { style: particulars.facts }),
    ...(summary === null ? [] : [paragraph(run(summary), { style: particulars.summary })]),
    ...facts.map(({ label: name, text }) => fact(name, text)),
    paragraph(run(label('documents.word.jobRoles'), { bold: true }), { style: particulars.facts, keepWithNext: true }),
    ...jobRoles.map((role) => paragraph(run(role.title), { style: wordStyles.jobRole })),
  ].join('');
}

/** The table of contents as a field: Word adds the pages, other programs show what stands in it. */
function* contents(sections: EditionSection[], label: Translate): Generator<string> {
  yield '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>';
  yield paragraph(run(label('documents.contents')), { style: 'TOC Heading' });
  let start = fieldStart('TOC \\o "1-2" \\h \\z \\u');
  for (const section of sections) {
    yield paragraph(start + run(`${section.number}\t${section.title}`), { style: 'TOC 1' });
    start = '';
    for (const { number, title } of section.clauses) yield paragraph(run(`${number}\t${title}`), { style: 'TOC 2' });
  }
  yield paragraph(start + fieldEnd);
  yield '</w:sdtContent></w:sdt>';
}

function clauseToWord(
  clause: EditionClause,
  { jobRoles, language }: WordText,
  id: number,
  numbers: WordNumbers,
): string {
  const view = clauseView(clause, jobRoles, language);
  return [
    paragraph(bookmark(id, clauseBookmark(clause.key)) + run(clause.title), { style: 'Heading 2' }),
    paragraph(run(view.obligation.label), { style: particulars.obligation, keepWithNext: true }),
    view.jobRoles && paragraph(run(view.jobRoles), { style: particulars.appliesTo, keepWithNext: true }),
    markdownToWord(clause.body, numbers),
    factToWord(view.measure, particulars.measure),
    phrasesToWord(view.say, particulars.say),
    phrasesToWord(view.avoid, particulars.avoid),
    factToWord(view.check, particulars.check),
    factToWord(view.rationale, particulars.rationale),
  ]
    .filter(Boolean)
    .join('');
}

function factToWord(fact: ClauseView['measure'], style: string): string | null {
  return fact && paragraph(run(`${fact.label}: `, { bold: true }) + run(fact.text), { style });
}

function phrasesToWord(group: ClauseView['say'], style: string): string | null {
  if (!group) return null;
  const head = paragraph(run(group.label, { bold: true }), { style, keepWithNext: true });
  return head + group.phrases.map((phrase) => paragraph(run(phrase), { style })).join('');
}
