import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import type { CommentView } from './comment-rows';

/** How many agree with a comment, and who; null where nobody does. */
export function agreedBy({ agreements }: CommentView, language: Language): string | null {
  if (agreements.length === 0) return null;
  const names = new Intl.ListFormat(language).format(agreements.map(({ name }) => name));
  return translate(language, 'threads.agreement.by', { count: agreements.length, names });
}
