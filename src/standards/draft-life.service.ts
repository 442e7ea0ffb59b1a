import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, NotFound, type Fault } from '../errors';
import { EventLog } from '../events/event-log';
import type { Language } from '../vocabulary';
import { DraftGates } from './draft-gates';
import { Draft } from './draft.entity';
import { isEditable, next, transitionsFrom, type DraftAction, type Transition } from './draft.lifecycle';
import { mayActAs, mayRead } from './draft.policy';
import { participationColumn, participationFrom, type Participation, type ParticipationRow } from './participation';

/** A draft as one person holds it: what it is and what he is in it. */
export interface DraftInHand {
  draft: Draft;
  /** Of the standard, so of the text of the draft. */
  language: Language;
  actor: Actor;
  participation: Participation;
}

/** What moving a draft on needs to know of it. */
export type DraftOnItsWay = Pick<Draft, 'id' | 'standardId' | 'state'>;

export interface NextStep {
  action: DraftAction;
  to: Draft['state'];
  /** Whether this person may do it, once nothing is missing. */
  mine: boolean;
  missing: Fault[];
}

/**
 * How a draft is held while something is done to it. `reading` takes no lock. `writing` lets others write beside it but nobody
 * move the draft on meanwhile. `alone` is for whoever moves it on or changes the order of its text.
 */
export type Hold = 'reading' | 'writing' | 'alone';

const locks: Record<Hold, string> = { reading: '', writing: 'for share of draft', alone: 'for no key update of draft' };

@Injectable()
export class DraftLife {
  constructor(
    private readonly gates: DraftGates,
    private readonly events: EventLog,
  ) {}

  /** @throws NotFound where the person may not read the draft. */
  async take(manager: EntityManager, actor: Actor, draftId: number, hold: Hold): Promise<DraftInHand> {
    const [row]: (Draft & { language: Language; participation: ParticipationRow[] })[] = await manager.query(
      `select ${draftColumns}, ${languageColumn}, ${participationColumn('$2')} from draft where draft.id = $1 ${locks[hold]}`,
      [draftId, actor.id],
    );
    if (!row) throw new NotFound('draft');
    const { participation: rows, language, ...draft } = row;
    const participation = participationFrom(rows);
    if (!mayRead(actor, participation)) throw new NotFound('draft');
    return { draft: manager.create(Draft, draft), language, actor, participation };
  }

  /** Takes the draft for a change of its text. */
  async takeForWriting(manager: EntityManager, actor: Actor, draftId: number, hold: 'writing' | 'alone') {
    const inHand = await this.take(manager, actor, draftId, hold);
    this.requireOpenText(inHand);
    return inHand;
  }

  /** @throws Conflict `text-is-closed` in the states in which the text stands still */
  requireOpenText({ draft }: DraftInHand): void {
    const { state } = draft;
    if (!isEditable(state)) throw new Conflict('text-is-closed', { state, allowedActions: this.legalActions(draft) });
  }

  /**
   * Moves the draft on, in the caller's transaction, in which it must be held `alone`.
   * @throws Conflict `illegal-step` naming the state and what is allowed; `step-blocked` with everything that is missing
   * @throws Forbidden where somebody else must do it
   */
  async advance(manager: EntityManager, inHand: DraftInHand, action: DraftAction, data: Record<string, unknown> = {}) {
    const transition = this.legal(inHand.draft, action);
    this.requireRight(inHand, transition);
    await this.requireNothingMissing(manager, inHand.draft, transition);
    await this.carryOut(manager, inHand.draft, transition, inHand.actor.id, data);
  }

  /** Etalon itself moves the draft on, such as when a deadline passes; the caller holds it `alone`. */
  async advanceByItself(
    manager: EntityManager,
    draft: DraftOnItsWay,
    action: DraftAction,
    data: Record<string, unknown> = {},
  ) {
    await this.carryOut(manager, draft, this.legal(draft, action), null, data);
  }

  /** Everything that is wrong with `action` now, before its own input is looked at. */
  async requirePossible(manager: EntityManager, inHand: DraftInHand, action: DraftAction): Promise<void> {
    const transition = this.legal(inHand.draft, action);
    this.requireRight(inHand, transition);
    await this.requireNothingMissing(manager, inHand.draft, transition);
  }

  /** The steps that lead on from here, and what each still lacks. */
  async nextSteps(manager: EntityManager, { draft, actor, participation }: DraftInHand): Promise<NextStep[]> {
    const steps: NextStep[] = [];
    for (const transition of transitionsFrom(draft.state)) {
      const { action, to, by } = transition;
      const missing = await this.gates.missing(manager, draft, transition.gates);
      steps.push({ action, to, mine: mayActAs(by, actor, participation), missing });
    }
    return steps;
  }

  /** Records what was done in the draft, in the transaction in which it was done. */
  async record(
    manager: EntityManager,
    { draft, actor }: DraftInHand,
    type: string,
    subjectId: number,
    data: Record<string, unknown> = {},
  ): Promise<void> {
    const { standardId, id: draftId } = draft;
    await this.events.record(manager, { type, actorId: actor.id, subjectId, standardId, draftId, data });
  }

  private legalActions(draft: DraftOnItsWay): DraftAction[] {
    return transitionsFrom(draft.state).map((transition) => transition.action);
  }

  private legal(draft: DraftOnItsWay, action: DraftAction): Transition {
    const transition = next(draft.state, action);
    if (transition) return transition;
    throw new Conflict('illegal-step', { action, state: draft.state, allowedActions: this.legalActions(draft) });
  }

  private requireRight({ actor, participation }: DraftInHand, { action, by }: Transition): void {
    if (!mayActAs(by, actor, participation)) throw new Forbidden('not-your-step', { action, by });
  }

  private async requireNothingMissing(manager: EntityManager, draft: Draft, { action, gates }: Transition) {
    const missing = await this.gates.missing(manager, draft, gates);
    if (missing.length > 0) throw new Conflict('step-blocked', { action, state: draft.state }, missing);
  }

  private async carryOut(
    manager: EntityManager,
    draft: DraftOnItsWay,
    { action, to }: Transition,
    actorId: number | null,
    data: Record<string, unknown>,
  ): Promise<void> {
    const from = draft.state;
    await manager.update(Draft, draft.id, { state: to, stateSince: new Date() });
    draft.state = to;
    await this.events.record(manager, {
      type: `draft.${action}`,
      actorId,
      subjectId: draft.id,
      standardId: draft.standardId,
      draftId: draft.id,
      data: { from, to, ...data },
    });
  }
}

const draftColumns = `draft.id, draft.standard_id as "standardId", draft.state, draft.title, draft.summary,
  draft.foreword, draft.glossary,
  draft.job_roles as "jobRoles", draft.copied_from_id as "copiedFromId", draft.opened_by as "openedBy",
  draft.opened_at as "openedAt", draft.state_since as "stateSince", draft.withdrawal_reason as "withdrawalReason",
  draft.version`;

const languageColumn = '(select language from standard where standard.id = draft.standard_id) as language';
