import type { Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import type { News } from '../ui/live';
import type { Language } from '../vocabulary';
import type { DraftState } from './draft.lifecycle';

/** The state that a page of a draft shows, for whoever asks later whether the draft has moved on. */
export function seenState({ state }: { state: DraftState }) {
  return { state };
}

/** That the draft has moved on since the page was opened. */
export function stateNews(seen: Seen | null, { state }: { state: DraftState }, language: Language): News[] {
  const before = seen?.get('state');
  if (before === undefined || before === state) return [];
  const name = translate(language, `errors.words.${state}`);
  return [{ text: translate(language, 'live.moved', { state: name }), path: null }];
}
