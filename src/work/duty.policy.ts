import type { DraftState } from '../standards/draft.lifecycle';

/** What somebody must do next for a draft to go on. */
export type Duty =
  | 'prepare'
  | 'write'
  | 'open-review'
  | 'comment'
  | 'close-review'
  | 'answer'
  | 'finalise'
  | 'submit'
  | 'decide'
  | 'publish';

/** Where a draft stands, as far as it depends on it whose turn it is. */
export interface Standing {
  state: DraftState;
  /** Nobody is left to wait for in the round: all have commented, or the deadline passed. */
  reviewIsOver: boolean;
  hasLeader: boolean;
}

/** One person in that draft. */
export interface Part {
  /** What the person is in it, as `draft_participation` names it. */
  parts: readonly string[];
  hr: boolean;
  /** Made a comment in the open round. */
  commented: boolean;
  /** His decision is awaited. */
  awaited: boolean;
}

/** What the person must do now, or null while it is others' turn. */
export function dutyOf(
  { state, reviewIsOver, hasLeader }: Standing,
  { parts, hr, commented, awaited }: Part,
): Duty | null {
  const leads = parts.includes('leader') || (hr && !hasLeader);
  const writes = parts.includes('responsible-section') || parts.includes('responsible-job-role');
  switch (state) {
    case 'preparation':
      return leads ? 'prepare' : null;
    case 'drafting':
      if (leads) return 'open-review';
      return writes ? 'write' : null;
    case 'review':
      if (parts.includes('participant') && !commented) return 'comment';
      return leads && reviewIsOver ? 'close-review' : null;
    case 'rework':
      if (leads) return 'finalise';
      return writes ? 'answer' : null;
    case 'finalising':
      return leads ? 'submit' : null;
    case 'approval':
      return awaited ? 'decide' : null;
    case 'approved':
      return hr ? 'publish' : null;
    case 'published':
    case 'withdrawn':
      return null;
  }
}
