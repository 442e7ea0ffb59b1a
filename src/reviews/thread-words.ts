import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import type { CommentView } from './comment-rows';

/** What the author of a comment is called, also one who gave no name. */
export function authorName(author: { name: string } | null, language: Language): string {
  return author?.name ?? translate(language, 'pages.comments.anonymous');
}

/** How many agree with a comment, and who; null where nobody does. */
export function agreedBy({ agreements }: CommentView, language: Language): string | null {
  if (agreements.length === 0) return null;
  const names = new Intl.ListFormat(language).format(agreements.map(({ name }) => name));
  return translate(language, 'threads.agreement.by', { count: agreements.length, names });
}

interface Walked {
  id: number;
  isOpen: boolean;
}

/** The comments of a page, each open one with the open ones before and after it. */
export function withWalk<T extends Walked>(comments: T[]) {
  const open = comments.filter(({ isOpen }) => isOpen);
  return comments.map((comment) => {
    const at = open.indexOf(comment);
    const walk =
      at < 0 || open.length < 2 ? null : { previous: open[at - 1]?.id ?? null, next: open[at + 1]?.id ?? null };
    return { ...comment, walk };
  });
}

/** Whether there is a way from one open comment to another. */
export function walks(comments: Walked[]): boolean {
  return comments.filter(({ isOpen }) => isOpen).length > 1;
}
