import type { Actor } from '../../accounts/actor';
import type { Fault, MessageParameters } from '../../errors';
import type { Participation } from '../../standards/participation';
import { comparable, excerpt } from '../../platform/spreadsheets/cell-text';
import type { Language } from '../../vocabulary';
import type { CommentView, DispositionView } from '../comment-rows';
import { isAcceptance, mayAnswer, outcomes, type Outcome } from '../comment.policy';
import { reasonLimit } from '../comments.dto';
import type { FilledRow, FilledTable } from './filled-table';
import { cellsOf, fixedColumns, outcomeWord, outcomeWords, withPlainLines, type TableColumn } from './table-columns';

/** An answer that a table brings. */
export interface PlannedAnswer {
  comment: CommentView;
  outcome: Outcome;
  reason: string;
}

export interface AnswerPlan {
  answers: PlannedAnswer[];
  /** Comments that the table leaves without an answer. */
  left: number;
  /** Comments whose answer the table has as it was. */
  unchanged: number;
  /** Accepted comments whose suggested wording is still to be put into the text. */
  toCarryOut: number;
  /** Columns that nothing is taken from. */
  ignored: string[];
}

/** What a plan is made against: everything as it stands now. */
export interface Present {
  actor: Actor;
  participation: Participation;
  language: Language;
  /** Comments of this draft, by id. */
  comments: ReadonlyMap<number, CommentView>;
  /** Dispositions that rows name, also those taken back since, by id. */
  dispositions: ReadonlyMap<number, { commentId: number } & Pick<DispositionView, 'outcome' | 'reason'>>;
}

/** More faults than anybody mends at once. */
const mostFaults = 1000;

/** What a table would answer, or everything that is wrong with it, cell by cell. */
export function planAnswers(table: FilledTable, present: Present): AnswerPlan | { faults: Fault[] } {
  const plan: AnswerPlan = { answers: [], left: 0, unchanged: 0, toCarryOut: 0, ignored: table.ignored };
  const faults = [...table.faults, ...table.rows.flatMap((row) => planRow(row, present, plan))];
  if (faults.length > 0) return { faults: shortened(faults) };
  plan.toCarryOut = plan.answers.filter(({ comment, outcome }) => isAcceptance(outcome) && comment.suggestion).length;
  return plan;
}

function planRow(row: FilledRow, present: Present, plan: AnswerPlan): Fault[] {
  const faults: Fault[] = [];
  const fault = (column: TableColumn, code: string, parameters: MessageParameters = {}) => {
    // That a cell has a formula says it all.
    if (row.cell(column)?.kind !== 'formula') faults.push({ field: row.name(column), line: row.row, code, parameters });
  };
  const comment = present.comments.get(row.commentId);
  if (!comment) {
    fault('key', 'table.unknown-comment', { id: String(row.commentId) });
    return faults;
  }
  const fixed = cellsOf(comment, 0, present.language);
  for (const column of fixedColumns) {
    if (withPlainLines(row.text(column)).trim() !== fixed[column].trim()) fault(column, 'table.changed');
  }
  const answer = { outcome: outcomeIn(row, present.language, fault), reason: reasonIn(row, fault) };
  if (faults.length > 0 || row.spoilt) return faults;
  settle(row, comment, answer, present, plan, fault);
  return faults;
}

type Complain = (column: TableColumn, code: string, parameters?: MessageParameters) => void;

/** Null where the cell is empty. */
function outcomeIn(row: FilledRow, language: Language, fault: Complain): Outcome | null {
  const word = row.text('disposition').trim();
  if (word === '') return null;
  const wanted = comparable(word, language);
  const outcome = outcomes.find((one) => one === wanted || comparable(outcomeWord(one, language), language) === wanted);
  const allowed = outcomeWords(language).join(', ');
  if (!outcome) fault('disposition', 'table.unknown-disposition', { value: excerpt(word), allowed });
  return outcome ?? null;
}

const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function reasonIn(row: FilledRow, fault: Complain): string {
  const reason = withPlainLines(row.text('reason')).trim();
  if (row.cell('reason')?.kind === 'other') fault('reason', 'table.not-a-text');
  else if (reason.length > reasonLimit) {
    fault('reason', 'too-long', { maximum: reasonLimit, length: reason.length });
  } else if (invisible.test(reason)) fault('reason', 'control-character');
  return reason;
}

/** Whether the row brings an answer, and whether that can be given. */
function settle(
  row: FilledRow,
  comment: CommentView,
  { outcome, reason }: { outcome: Outcome | null; reason: string },
  { actor, participation, language, dispositions }: Present,
  plan: AnswerPlan,
  fault: Complain,
): void {
  const is = (answer: { outcome: Outcome; reason: string } | null | undefined) =>
    outcome === (answer?.outcome ?? null) && reason === withPlainLines(answer?.reason ?? '').trim();
  const { disposition } = comment;
  const exported = row.dispositionId === null ? null : dispositions.get(row.dispositionId);
  if (exported === undefined || (exported && exported.commentId !== comment.id))
    return fault('key', 'table.no-key', { value: row.text('key') });
  if (disposition && is(disposition)) return void plan.unchanged++;
  // As it was when the table was made: whoever filled it in left this row alone.
  if (is(exported)) return void (exported ? plan.unchanged++ : plan.left++);
  if (disposition) {
    const words = { name: disposition.decidedBy.name, outcome: outcomeWord(disposition.outcome, language) };
    return fault('disposition', row.dispositionId === null ? 'table.answered-meanwhile' : 'table.answered', words);
  }
  if (exported) return fault('disposition', 'table.taken-back');
  if (outcome === null)
    return fault('disposition', 'table.disposition-missing', { allowed: outcomeWords(language).join(', ') });
  if (reason === '') return fault('reason', 'table.reason-missing');
  if (comment.joinedTo) return fault('disposition', 'table.joined');
  if (!mayAnswer(comment.place, actor, participation)) return fault('disposition', 'table.not-yours');
  plan.answers.push({ comment, outcome, reason });
}

function shortened(faults: Fault[]): Fault[] {
  const inOrder = faults.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  if (inOrder.length <= mostFaults) return inOrder;
  return [...inOrder.slice(0, mostFaults), { field: 'file', code: 'more-faults' }];
}
