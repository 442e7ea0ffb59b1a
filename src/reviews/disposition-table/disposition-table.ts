import type { Readable } from 'node:stream';
import { longDay, longMoment } from '../../platform/i18n/format';
import { translate } from '../../platform/i18n/translate';
import type { Language } from '../../vocabulary';
import type { CommentView } from '../comment-rows';
import type { RoundKind } from '../round.policy';
import { cellsOf, type TableColumn } from './table-columns';

export const tableFormats = ['xlsx', 'docx', 'pdf', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Whether a table of this format can be brought back, filled in. */
export const comesBack = (format: TableFormat) => format === 'xlsx' || format === 'csv';

/** The comments of a draft or of one of its rounds, in the order of the text, as they are put down in a file. */
export interface DispositionTable {
  organisation: string;
  /** `#rrggbb` of the company, where it has one. */
  colour: string | undefined;
  title: string;
  language: Language;
  /** Of the company. */
  timeZone: string;
  /** Null for those of all rounds. */
  round: { kind: RoundKind; deadline: Date } | null;
  madeAt: Date;
  count: number;
  /** Read in parts, so that a long table takes no more memory than a short one. */
  comments: () => AsyncIterable<CommentView>;
}

export type TableCells = Record<TableColumn, string>;

export interface TableFile {
  /** In the language of the standard, with its extension. */
  name: string;
  type: string;
  content: Readable;
}

/** The rows of the table, cell by cell. */
export async function* rowsOf({ comments, language }: DispositionTable): AsyncGenerator<TableCells> {
  let number = 0;
  for await (const comment of comments()) yield cellsOf(comment, ++number, language);
}

/** What stands above the table in every format that has room for it. */
export interface TableHead {
  heading: string;
  standard: string;
  facts: string;
  legend: string;
}

export function headOf({ organisation, title, language, timeZone, round, madeAt, count }: DispositionTable): TableHead {
  const kind = round && translate(language, `pages.round.kind.${round.kind}`);
  const about = round
    ? translate(language, 'answers.table.ofRound', { kind, deadline: longDay(round.deadline, language, timeZone) })
    : translate(language, 'answers.table.ofDraft');
  const made = translate(language, 'answers.table.made', { moment: longMoment(madeAt, language, timeZone), count });
  return {
    heading: translate(language, 'answers.table.title'),
    standard: `${organisation} · ${title}`,
    facts: `${about} · ${made}`,
    legend: translate(language, 'answers.table.types'),
  };
}
