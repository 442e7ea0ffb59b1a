import { shortTime } from '../platform/i18n/format';
import { seenNumber, type Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import type { ReadableClause } from '../standards/clauses.service';
import type { News } from '../ui/live';
import type { Language } from '../vocabulary';

interface SaidOfClause {
  id: number;
  authorId: number | null;
}

/** What the page of a clause shows now, for whoever asks later what is new. */
export function seenOfClause({ version, allowedActions }: ReadableClause, comments: SaidOfClause[]) {
  return { version, comment: comments.at(-1)?.id ?? 0, commenting: allowedActions.includes('comment') };
}

/** Comments of others that the reader has not seen. */
export function unseenComments<T extends SaidOfClause>(seen: Seen | null, comments: T[], readerId: number): T[] {
  const last = seenNumber(seen, 'comment');
  return last === null ? [] : comments.filter(({ id, authorId }) => id > last && authorId !== readerId);
}

/** What happened on the page of a clause since its reader opened it. */
export function newsOfClause(
  seen: Seen | null,
  clause: ReadableClause,
  comments: SaidOfClause[],
  reader: { id: number; language: Language },
  timeZone: string,
): News[] {
  const { language } = reader;
  const news: News[] = [];
  const { name, id } = clause.changedBy;
  if (isNewer(seen, clause) && id !== reader.id) {
    const time = shortTime(clause.changedAt, language, timeZone);
    news.push({ text: translate(language, 'live.reworded', { name, time }), path: null });
  }
  if (seen?.has('commenting') && !clause.allowedActions.includes('comment')) {
    news.push({ text: translate(language, 'live.reviewClosed'), path: null });
  }
  return [...news, ...newsOfComments(unseenComments(seen, comments, reader.id), language)];
}

/** Comments that came since the page was opened, with the way to the first. */
export function newsOfComments(unseen: SaidOfClause[], language: Language): News[] {
  const [first] = unseen;
  if (!first) return [];
  return [{ text: translate(language, 'live.newComments', { count: unseen.length }), path: `#comment-${first.id}` }];
}

/** What whoever is editing a clause must know: another saved it, and what saving will then do. */
export function newsOfEdit(seen: Seen | null, clause: ReadableClause, language: Language, timeZone: string): News[] {
  if (!isNewer(seen, clause)) return [];
  const { changedBy, changedAt } = clause;
  const time = shortTime(changedAt, language, timeZone);
  return [{ text: translate(language, 'live.savedMeanwhile', { name: changedBy.name, time }), path: null }];
}

function isNewer(seen: Seen | null, { version }: ReadableClause): boolean {
  const before = seenNumber(seen, 'version');
  return before !== null && version > before;
}
