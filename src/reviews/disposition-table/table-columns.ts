import { translate } from '../../platform/i18n/translate';
import type { Language } from '../../vocabulary';
import type { CommentView } from '../comment-rows';
import { outcomes, type CommentType, type Outcome } from '../comment.policy';
import { writeRowKey } from './row-key';

/**
 * The columns of the ISO commenting template in its order, between the key, by which an import knows what a row is about, and what
 * the author has against the answer and how many agree with him. Every format shows them as they stand here.
 */
export const tableColumns = [
  'key',
  'number',
  'author',
  'clause',
  'passage',
  'type',
  'comment',
  'proposal',
  'disposition',
  'reason',
  'objection',
  'agreements',
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** What people read, where nothing comes back: the key means nothing to them. */
export const readColumns = tableColumns.filter((column) => column !== 'key');

/** In millimetres: together the 277 that A4 across has between its margins. */
export const columnWidths: Record<Exclude<TableColumn, 'key'>, number> = {
  number: 9,
  author: 21,
  clause: 25,
  passage: 20,
  type: 12,
  comment: 45,
  proposal: 37,
  disposition: 26,
  reason: 36,
  objection: 26,
  agreements: 20,
};

/** What is filled in offline. */
export const answerColumns = ['disposition', 'reason'] as const satisfies TableColumn[];

/** What a comment says and nobody else may change. */
export const fixedColumns = ['type', 'comment', 'proposal'] as const satisfies TableColumn[];

/** What an import cannot do without. */
export const neededColumns = ['key', ...fixedColumns, ...answerColumns] as const satisfies TableColumn[];

/** As ISO abbreviates them in every language. */
const typeCodes: Record<CommentType, string> = { general: 'ge', technical: 'te', editorial: 'ed' };

/** What a comment has in each column, in the language of the standard. `number` is its place in the table, from 1. */
export function cellsOf(comment: CommentView, number: number, language: Language): Record<TableColumn, string> {
  const { id, author, passage, type, text, agreements, suggestion, disposition } = comment;
  return {
    key: writeRowKey({ commentId: id, dispositionId: disposition?.id ?? null }),
    number: String(number),
    author: author?.name ?? translate(language, 'pages.comments.anonymous'),
    clause: placeOf(comment, language),
    passage: withPlainLines(passage?.exact ?? ''),
    type: typeCodes[type],
    comment: withPlainLines(text),
    proposal: withPlainLines(suggestion ?? ''),
    disposition: disposition ? outcomeWord(disposition.outcome, language) : '',
    reason: withPlainLines(disposition?.reason ?? ''),
    objection: withPlainLines(disposition?.objection?.text ?? ''),
    agreements: agreements.length === 0 ? '' : String(agreements.length),
  };
}

/** Lines end in a spreadsheet as they do in Unix, however they were typed. */
export function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

export function columnWord(column: TableColumn, language: Language): string {
  return translate(language, `answers.table.column.${column}`);
}

export function outcomeWord(outcome: Outcome, language: Language): string {
  return translate(language, `errors.words.${outcome}`);
}

/** The words that a disposition may be filled in with. */
export function outcomeWords(language: Language): string[] {
  return outcomes.map((outcome) => outcomeWord(outcome, language));
}

function placeOf({ place }: CommentView, language: Language): string {
  if (!place) return translate(language, 'pages.comments.wholeDraft');
  if (place.number === null) return translate(language, 'pages.comments.removedPlace', { title: place.title });
  return `${place.number} ${place.title}`;
}
