import type { Actor } from '../accounts/actor';
import type { ClauseText } from '../vocabulary';
import { isEditable, type DraftState } from './draft.lifecycle';
import { mayComment, mayWrite } from './draft.policy';
import type { Participation } from './participation';

/** A clause as it stands in one draft. */
export interface PresentClause {
  id: number;
  key: string;
  draftId: number;
  sectionId: number;
  /** `2.3`; null once removed. */
  number: string | null;
  revisionId: number;
  /** Number of the revision in the life of the clause. */
  revision: number;
  version: number;
  text: ClauseText;
  changedBy: { id: number; name: string };
  changedAt: Date;
  removedAt: Date | null;
}

export type ClauseAction = 'edit' | 'move' | 'remove' | 'restore' | 'comment';

/** What `actor` may do to the clause now. */
export function clauseActions(
  clause: Pick<PresentClause, 'sectionId' | 'text' | 'removedAt'>,
  state: DraftState,
  actor: Actor,
  participation: Participation,
): ClauseAction[] {
  const { sectionId, text } = clause;
  const writes = isEditable(state) && mayWrite(actor, participation, { sectionId, appliesTo: text.appliesTo });
  if (clause.removedAt) return writes ? ['restore'] : [];
  const actions: ClauseAction[] = writes ? ['edit', 'move', 'remove'] : [];
  if (state === 'review' && mayComment(participation)) actions.push('comment');
  return actions;
}
