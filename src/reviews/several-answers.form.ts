import { translate } from '../platform/i18n/translate';
import { readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import type { Language } from '../vocabulary';
import { outcomeNames } from './comment-inbox.presenter';
import type { CommentInHand } from './comment-rows';
import { authorName } from './thread-words';
import { SeveralAnswersDto } from './several-answers.dto';

export function sentSeveral(sent: SentForm | undefined): Promise<SeveralAnswersDto> {
  const comments = listOf(sent, 'chosen').map((value) => {
    const [id, version] = value.split('-').map(Number);
    return { id, ...(version !== undefined && { version }) };
  });
  const { outcome, several: reason } = { outcome: sent?.['outcome'], several: sent?.['several'] };
  return readForm(SeveralAnswersDto, { comments, outcome, reason });
}

export function refusedSeveral(error: unknown, sent: SentForm | undefined, language: Language): FormView {
  const labels = {
    comments: { label: translate(language, 'threads.several.title') },
    outcome: { label: translate(language, 'pages.comments.outcome') },
    reason: { label: translate(language, 'pages.comments.reason') },
  };
  const refused = refusedForm(error, sent, labels, language);
  const { reason, ...faults } = refused.faults;
  const fields: Record<string, string> = { reason: 'several', outcome: 'several-outcome', comments: 'several-title' };
  return {
    ...refused,
    values: { several: textOf(sent, 'several') },
    faults: { ...faults, ...(reason && { several: reason }) },
    summary:
      refused.summary && refused.summary.map((one) => ({ ...one, field: one.field && (fields[one.field] ?? null) })),
  };
}

/** The form that answers those that are ticked, where there is more than one to tick. */
export function presentSeveral(answerable: number, sent: SentForm | null) {
  if (answerable < 2) return null;
  const outcome = textOf(sent ?? undefined, 'outcome');
  return {
    outcomes: Object.entries(outcomeNames).map(([value, label]) => ({ value, label, chosen: value === outcome })),
  };
}

/** What came of it: how many have their answer, and which were left; null where nothing was answered just now. */
export function presentDone(done: number | undefined, left: number[], items: CommentInHand[], language: Language) {
  if (done === undefined) return null;
  const shown = items.filter(({ comment }) => left.includes(comment.id));
  return {
    count: done,
    left: shown.map(({ comment: { id, author } }) => ({ id, name: authorName(author, language) })),
  };
}
