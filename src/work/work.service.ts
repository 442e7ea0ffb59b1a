import { Injectable } from '@nestjs/common';
import { hasAccessRole, type Actor } from '../accounts/actor';
import { AwaitedDecisions, type AwaitedDecision } from '../approvals/awaited-decisions.service';
import type { RoundView } from '../reviews/round-rows';
import { ObjectionsService, type ObjectionCount } from '../reviews/objections.service';
import { RoundsService } from '../reviews/rounds.service';
import { DraftPeople, type ConcerningDraft } from '../standards/draft-people.service';
import { DraftsService, type ReadableDraft } from '../standards/drafts.service';
import { dutyOf, type Duty, type Part, type Standing } from './duty.policy';

/** Somebody whose turn it is. `person` is null for HR as a whole. */
export interface Turn {
  person: { id: number; name: string } | null;
  duty: Duty;
}

export interface DraftOverview extends ReadableDraft {
  turns: Turn[];
  round: RoundView | null;
  objections: ObjectionCount;
}

/** A draft that concerns a person. */
export interface WorkItem {
  draft: ConcerningDraft;
  /** What waits for the person; null while it is others' turn. */
  duty: Duty | null;
  /** When the review closes. */
  deadline: Date | null;
}

/** More drafts than one person follows at once. */
const everyDraft = 200;

/**
 * Whose turn it is: in one draft, and for one person. It needs to know of groups, rounds and approvals, so it stands behind them
 * all, and asks each in a fixed number of statements.
 */
@Injectable()
export class WorkService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly people: DraftPeople,
    private readonly rounds: RoundsService,
    private readonly decisions: AwaitedDecisions,
    private readonly objections: ObjectionsService,
  ) {}

  /** Where the draft stands, and who must do what. */
  async overview(actor: Actor, draftId: number): Promise<DraftOverview> {
    const inHand = await this.drafts.read(actor, draftId);
    const people = await this.people.of(draftId);
    const { state } = inHand.draft;
    const [round = null] = state === 'review' ? await this.rounds.openIn([draftId]) : [];
    const awaited = state === 'approval' ? await this.decisions.in([draftId]) : [];
    const hasLeader = people.some(({ parts }) => parts.includes('leader'));
    const standing = { state, hasLeader, reviewIsOver: isOver(round) };
    const turns: Turn[] = people.flatMap(({ id, name, parts }) => {
      const duty = dutyOf(standing, { parts, hr: false, ...deedsOf(id, round, awaited) });
      return duty ? [{ person: { id, name }, duty }] : [];
    });
    const ofHr = dutyOf(standing, { parts: [], hr: true, commented: false, awaited: false });
    const objections = state === 'rework' ? await this.objections.count(draftId) : { all: 0, unseen: 0 };
    return { ...inHand, round, objections, turns: ofHr ? [...turns, { person: null, duty: ofHr }] : turns };
  }

  /** What waits for the person, the nearest deadline first, then the longest waiting; and what is others' turn. */
  async of(actor: Actor): Promise<WorkItem[]> {
    const drafts = await this.people.concerning(actor, everyDraft);
    const rounds = await this.rounds.openIn(idsIn(drafts, 'review'));
    const awaited = await this.decisions.in(idsIn(drafts, 'approval'));
    const hr = hasAccessRole(actor, 'hr');
    const items = drafts.map((draft): WorkItem => {
      const { id, state, hasLeader, parts } = draft;
      const round = rounds.find(({ draftId }) => draftId === id) ?? null;
      const decisions = awaited.filter(({ draftId }) => draftId === id);
      const standing: Standing = { state, hasLeader, reviewIsOver: isOver(round) };
      const duty = dutyOf(standing, { parts, hr, ...deedsOf(actor.id, round, decisions) });
      return { draft, duty, deadline: round?.deadline ?? null };
    });
    return items.sort((one, other) => urgency(one) - urgency(other));
  }
}

function deedsOf(id: number, round: RoundView | null, awaited: AwaitedDecision[]): Pick<Part, 'commented' | 'awaited'> {
  return {
    commented: round?.participants.some(({ personId, comments }) => personId === id && comments > 0) ?? false,
    awaited: awaited.some(({ personId }) => personId === id),
  };
}

function isOver(round: RoundView | null): boolean {
  if (!round) return false;
  return round.deadline <= new Date() || round.participants.every(({ active, comments }) => !active || comments > 0);
}

function idsIn(drafts: ConcerningDraft[], state: string): number[] {
  return drafts.filter((draft) => draft.state === state).map(({ id }) => id);
}

function urgency({ deadline }: WorkItem): number {
  return deadline?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
