import type { Fault } from '../errors';
import { markdownFaults } from '../standards/clause-text.markdown';
import { proseFaults } from '../standards/clause-text.rules';
import type { Range } from './anchors/plain-text';
import { textLimits } from '../standards/standard-file';

/** What a comment is wanted on, as the draft has it now. */
export interface Subject {
  /** Null where this draft has no such clause. */
  clause: { title: string; body: string; removed: boolean } | null;
  /** Null where this draft has no such section. */
  section: { title: string; removed: boolean } | null;
}

export interface WantedComment {
  clauseId?: number;
  sectionId?: number;
  /** In the normal form of a clause's body. */
  suggestion?: string;
  /** Wording in place of the passage alone. */
  replacement?: string;
  passage?: Range;
}

/** Everything wrong with what a comment is on and what it proposes. */
export function commentFaults(wanted: WantedComment, subject: Subject): Fault[] {
  const { clauseId, sectionId, suggestion } = wanted;
  if (clauseId !== undefined && sectionId !== undefined) return [{ field: 'sectionId', code: 'one-subject' }];
  const faults: Fault[] = [];
  if (clauseId !== undefined) faults.push(...subjectFaults('clauseId', subject.clause));
  if (sectionId !== undefined) faults.push(...subjectFaults('sectionId', subject.section));
  faults.push(...passageFaults(wanted));
  if (suggestion === undefined) return faults;
  if (clauseId === undefined) return [...faults, { field: 'suggestion', code: 'suggestion-without-clause' }];
  return [...faults, ...suggestionFaults('suggestion', suggestion, subject.clause?.body)];
}

/** What goes with what; whether the text has such a passage is known once the text is. */
function passageFaults({ clauseId, passage, suggestion, replacement }: WantedComment): Fault[] {
  const faults: Fault[] = [];
  if (passage && clauseId === undefined) faults.push({ field: 'passage', code: 'passage-without-clause' });
  if (replacement === undefined) return faults;
  if (!passage) faults.push({ field: 'replacement', code: 'replacement-without-passage' });
  if (suggestion !== undefined) faults.push({ field: 'replacement', code: 'one-suggestion' });
  return faults;
}

/** A suggestion becomes the body of its clause by one click, so it obeys the same rules beforehand. */
export function suggestionFaults(field: string, suggestion: string, body: string | undefined): Fault[] {
  if (suggestion === body) return [{ field, code: 'suggestion-changes-nothing' }];
  return [...proseFaults(field, suggestion, textLimits.body), ...markdownFaults(suggestion, field)];
}

function subjectFaults(field: string, subject: { title: string; removed: boolean } | null): Fault[] {
  if (!subject) return [{ field, code: 'not-in-draft' }];
  return subject.removed ? [{ field, code: 'removed-from-draft', parameters: { title: subject.title } }] : [];
}
