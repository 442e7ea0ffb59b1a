import type { CommentTrace } from './comment-traces.service';
import type { WordingState } from './wording';

/** What is said of words that a revision brought. */
const wordingMessages: Record<WordingState, string> = {
  same: 'pages.trace.wording.same',
  changed: 'pages.trace.wording.changed',
  gone: 'pages.trace.wording.gone',
};

/** From a comment to the published sentence, with the way to each step. */
export function presentTrace(draftId: number, { revision, edition, wording }: CommentTrace) {
  const { clauseId, number, previous } = revision;
  const from = previous === null ? '' : `from=${previous}&`;
  return {
    revision: { number, path: `/drafts/${draftId}/clauses/${clauseId}/revisions?${from}to=${number}` },
    edition: edition && { number: edition.number, path: pathIn(edition) },
    wording: { ...wording, message: wordingMessages[wording.state] },
  };
}

/** The handbook shows the edition in force; an earlier one is told by what it changed. */
function pathIn({ standardId, number, inForce, clauseNumber }: NonNullable<CommentTrace['edition']>): string {
  return inForce
    ? `/standards/${standardId}/handbook#clause-${clauseNumber.replaceAll('.', '-')}`
    : `/standards/${standardId}/comparison?to=edition-${number}`;
}
