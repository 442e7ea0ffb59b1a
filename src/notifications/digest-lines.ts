import { hasAccessRole } from '../accounts/actor';
import type { EditionHead } from '../editions/editions.service';
import { longDate, longDay } from '../platform/i18n/format';
import { translate, type Parameters } from '../platform/i18n/translate';
import { commentPath } from '../reviews/comment-path';
import type { CommentView } from '../reviews/comment-rows';
import type { DraftInHand } from '../standards/draft-life.service';
import type { Language } from '../vocabulary';
import type { DigestLine } from './digest';
import type { NotificationKind } from './notification.policy';

/** What is noted for a person, with the event it comes from. */
export interface NotedEvent {
  kind: NotificationKind;
  /** The round, comment, draft or edition. */
  subjectId: number;
  draftId: number;
  data: Record<string, unknown>;
  actorName: string | null;
}

/** Everything the person may see of what he is told of, as it is now; what is absent he may not see. */
export interface Known {
  language: Language;
  /** The company's. */
  timeZone: string;
  drafts: ReadonlyMap<number, DraftInHand>;
  /** His own, those whose authors object to his answer, and those in which he is addressed. */
  comments: ReadonlyMap<number, CommentView>;
  /** By draft: where his comment is asked for first. */
  firstClauses: ReadonlyMap<number, number>;
  /** By draft: how many comments wait for his answer. */
  unanswered: ReadonlyMap<number, number>;
  editions: ReadonlyMap<number, EditionHead>;
}

/** What is said of an event, or null where the person may no longer know of it or it is settled by now. */
export function digestLine(event: NotedEvent, known: Known): DigestLine | null {
  switch (event.kind) {
    case 'asked-to-review':
    case 'review-extended':
    case 'review-closing':
      return reviewLine(event, known);
    case 'comment-answered':
    case 'comment-replied':
    case 'answer-objected':
    case 'mentioned':
      return commentLine(event, known);
    case 'comments-to-answer':
      return answerLine(event, known);
    case 'to-publish':
      return publishLine(event, known);
    case 'asked-to-approve':
    case 'returned':
      return approvalLine(event, known);
    case 'published':
      return publicationLine(event, known);
  }
}

function reviewLine(
  { kind, draftId, data }: NotedEvent,
  { language, timeZone, drafts, firstClauses }: Known,
): DigestLine | null {
  const inHand = drafts.get(draftId);
  if (inHand?.draft.state !== 'review' || !inHand.participation.participant) return null;
  const deadline = longDay(new Date((data['to'] ?? data['deadline']) as string), language, timeZone);
  const details: Partial<Record<NotificationKind, string>> = {
    'asked-to-review': 'mail.detail.asked-to-review',
    'review-closing': 'mail.detail.review-closing',
  };
  const silent = kind === 'review-closing' && data['anonymous'] === true;
  const detail = silent ? 'mail.detail.review-closing-anonymous' : details[kind];
  const first = kind === 'review-extended' ? undefined : firstClauses.get(draftId);
  // The field is ready there; an address keeps this through signing in, while browsers forget what follows a `#`.
  const path = first === undefined ? 'text' : `clauses/${first}?write=comment`;
  return line(language, kind, `/drafts/${draftId}/${path}`, detail ? translate(language, detail) : null, {
    title: inHand.draft.title,
    deadline,
  });
}

function answerLine({ kind, draftId }: NotedEvent, { language, drafts, unanswered }: Known): DigestLine | null {
  const [inHand, count = 0] = [drafts.get(draftId), unanswered.get(draftId)];
  if (!inHand || count === 0) return null;
  const detail = translate(language, 'mail.detail.comments-to-answer', { count });
  return line(language, kind, `/drafts/${draftId}/comments`, detail, { title: inHand.draft.title });
}

function publishLine({ kind, draftId }: NotedEvent, { language, drafts }: Known): DigestLine | null {
  const inHand = drafts.get(draftId);
  if (inHand?.draft.state !== 'approved' || !hasAccessRole(inHand.actor, 'hr')) return null;
  const detail = translate(language, 'mail.detail.to-publish');
  return line(language, kind, `/drafts/${draftId}/publish`, detail, { title: inHand.draft.title });
}

function commentLine(event: NotedEvent, { language, drafts, comments }: Known): DigestLine | null {
  const { kind, draftId, subjectId, actorName, data } = event;
  const [inHand, comment] = [drafts.get(draftId), comments.get(subjectId)];
  if (!inHand || !comment) return null;
  const { place, disposition } = comment;
  const title = place ? [place.number, place.title].filter(Boolean).join(' ') : inHand.draft.title;
  const path = commentPath(comment);
  if (kind === 'comment-replied') return line(language, kind, path, actorName, { title });
  if (kind === 'mentioned')
    return line(language, kind, path, data['text'] as string, {
      title,
      author: actorName ?? 'none',
    });
  if (!disposition) return null;
  if (kind === 'answer-objected') {
    const { author } = comment;
    const { objection } = disposition;
    return objection && author && line(language, kind, path, objection.text, { title, author: author.name });
  }
  const outcome = translate(language, `errors.words.${disposition.outcome}`);
  return line(language, kind, path, disposition.reason, { title, outcome });
}

function approvalLine({ kind, draftId, data }: NotedEvent, { language, drafts }: Known): DigestLine | null {
  const inHand = drafts.get(draftId);
  if (!inHand) return null;
  const { title, state } = inHand.draft;
  const path = `/drafts/${draftId}/approval`;
  if (kind === 'returned') {
    return state === 'rework' ? line(language, kind, path, data['reasons'] as string, { title }) : null;
  }
  if (state !== 'approval' || !inHand.participation.approver) return null;
  return line(language, kind, path, translate(language, 'mail.detail.asked-to-approve'), { title });
}

function publicationLine({ kind, subjectId }: NotedEvent, { language, editions }: Known): DigestLine | null {
  const edition = editions.get(subjectId);
  if (!edition) return null;
  const { title, number, standardId } = edition;
  const detail = translate(language, 'mail.detail.published', { date: longDate(edition.effectiveDate, language) });
  return line(language, kind, `/standards/${standardId}`, detail, { title, number });
}

function line(
  language: Language,
  kind: NotificationKind,
  path: string,
  detail: string | null,
  parameters: Parameters,
): DigestLine {
  return {
    headline: translate(language, `mail.headline.${kind}`, parameters),
    detail: detail && shortened(detail),
    action: translate(language, `mail.action.${kind}`),
    path,
  };
}

/** A mail tells the gist; the rest is behind its link. */
function shortened(text: string): string {
  const inOneLine = text.replace(/\s+/g, ' ').trim();
  return inOneLine.length <= 300 ? inOneLine : `${inOneLine.slice(0, 299).trimEnd()}…`;
}
