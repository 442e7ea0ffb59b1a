import type { Fault } from '../errors';
import type { Outcome } from './comment.policy';

/** A reason ready to be taken, for one outcome or, where that is null, for every one. */
export interface ReadyReason {
  outcome: Outcome | null;
  text: string;
}

/** More than this nobody looks through while answering. */
export const mostTemplates = 30;
export const templateLimit = 500;

/** What is wrong with a list: the same reason twice. */
export function reasonTemplateFaults(templates: readonly ReadyReason[]): Fault[] {
  const seen = new Set<string>();
  return templates.flatMap(({ outcome, text }, index): Fault[] => {
    const key = `${outcome ?? ''} ${text}`;
    if (seen.has(key)) return [{ field: `templates.${index}`, code: 'duplicate', parameters: { value: text } }];
    seen.add(key);
    return [];
  });
}
