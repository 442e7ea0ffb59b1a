import type { Language } from '../vocabulary';
import { mergeProse } from './clause-merge';

/**
 * What a suggestion makes of the present text: `new` wording; nothing, for it is the `present` text already; or wording that is in a `clash`
 * with what was changed since, and would replace that.
 */
export interface Proposal {
  state: 'new' | 'present' | 'clash';
  body: string;
}

/**
 * A suggestion on top of what has been changed since its author read the text, so that accepting the one undoes nothing of the other.
 * @param read the body that the author of the suggestion read
 */
export function proposalOf(suggestion: string, read: string, present: string, language: Language): Proposal {
  if (suggestion === present) return { state: 'present', body: present };
  const { outcome, value } = mergeProse({ base: read, mine: suggestion, theirs: present }, language);
  if (value === present) return { state: 'present', body: present };
  return { state: outcome === 'clash' ? 'clash' : 'new', body: value };
}
