import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { Addressees } from '../accounts/addressees';
import { AddresseesService } from '../accounts/addressees.service';
import { Conflict, Forbidden, Invalid, NotFound, type Fault } from '../errors';
import { toPage, type Page } from '../platform/http/page';
import { Jobs } from '../platform/jobs/jobs';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { mayLead } from '../standards/draft.policy';
import { hiddenAs } from './hidden';
import { selectRounds, type RoundView } from './round-rows';
import { Round } from './round.entity';
import { anonymityFaults, deadlineFaults, isOpen, participantFaults, type RoundKind } from './round.policy';

export interface NewRound {
  kind: RoundKind;
  deadline: Date;
  participantIds?: number[];
  unitIds?: number[];
  jobRoles?: string[];
  everyone?: boolean;
  /** Whether comments may be made without a name. */
  anonymous?: boolean;
}

export interface ReadableRound {
  round: RoundView;
  inHand: DraftInHand;
}

/** Periods in which named people review the draft. Opening and closing one moves the draft on. */
@Injectable()
export class RoundsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly addressees: AddresseesService,
    private readonly jobs: Jobs,
  ) {}

  async list(actor: Actor, draftId: number, after: number, limit: number): Promise<Page<ReadableRound>> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const condition = 'round.draft_id = $1 and round.id > $2 order by round.id limit $3';
    const rounds = await selectRounds(manager, condition, [draftId, after, limit + 1]);
    const page = toPage(rounds, limit, (round) => round.id);
    return { ...page, items: page.items.map((round) => ({ round, inHand })) };
  }

  /** The rounds that are open in these drafts, which the caller may read; in two statements. */
  openIn(draftIds: number[]): Promise<RoundView[]> {
    return selectRounds(this.dataSource.manager, 'round.draft_id = any($1) and round.closed_at is null', [draftIds]);
  }

  async read(actor: Actor, id: number): Promise<ReadableRound> {
    const { manager } = this.dataSource;
    const [round] = await selectRounds(manager, 'round.id = $1', [id]);
    if (!round) throw new NotFound('round');
    return { round, inHand: await this.life.take(manager, actor, round.draftId, 'reading').catch(hiddenAs('round')) };
  }

  /** Opens the review: what is wrong with the request and what blocks the step are told together. */
  async open(actor: Actor, draftId: number, wanted: NewRound): Promise<ReadableRound> {
    const { kind, deadline, anonymous = false } = wanted;
    const asked = askedIn(wanted);
    const id = await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'alone');
      const addressed = await this.addressees.find(manager, asked);
      const faults = [
        ...deadlineFaults(deadline, new Date()),
        ...participantFaults(asked, addressed),
        ...anonymityFaults(kind, anonymous),
      ];
      if (faults.length > 0) throw await this.withWhatBlocks(manager, inHand, faults);
      await this.life.advance(manager, inHand, 'open-review', { kind });

      const round = manager.create(Round, { draftId, kind, deadline, anonymous, openedBy: actor.id });
      await manager.insert(Round, round);
      const participantIds = addressed.people;
      await manager.query('insert into round_participant (round_id, person_id) select $1, unnest($2::int[])', [
        round.id,
        participantIds,
      ]);
      await this.jobs.enqueue(manager, 'close-round', { roundId: round.id }, { startAfter: deadline });
      const { unitIds, jobRoles, everyone } = asked;
      const invited = { participantIds, unitIds, jobRoles, everyone };
      await this.life.record(manager, inHand, 'round.opened', round.id, { kind, deadline, anonymous, ...invited });
      return round.id;
    });
    return this.read(actor, id);
  }

  async close(actor: Actor, id: number): Promise<ReadableRound> {
    await this.dataSource.transaction(async (manager) => {
      const { inHand } = await this.takeOpen(manager, actor, id);
      await manager.update(Round, id, { closedBy: actor.id, closedAt: new Date() });
      await this.life.record(manager, inHand, 'round.closed', id, {});
      await this.life.advance(manager, inHand, 'close-review', { roundId: id });
    });
    return this.read(actor, id);
  }

  /** Gives the participants more time. */
  async extend(actor: Actor, id: number, deadline: Date): Promise<ReadableRound> {
    await this.dataSource.transaction(async (manager) => {
      const { inHand, round } = await this.takeOpen(manager, actor, id);
      const faults = deadlineFaults(deadline, new Date(), round.deadline);
      if (faults.length > 0) throw new Invalid(faults);
      await manager.update(Round, id, { deadline });
      await this.jobs.enqueue(manager, 'close-round', { roundId: id }, { startAfter: deadline });
      await this.life.record(manager, inHand, 'round.extended', id, {
        from: round.deadline,
        to: deadline,
        anonymous: round.anonymous,
      });
    });
    return this.read(actor, id);
  }

  private async withWhatBlocks(manager: EntityManager, inHand: DraftInHand, faults: Fault[]): Promise<Invalid> {
    try {
      await this.life.requirePossible(manager, inHand, 'open-review');
      return new Invalid(faults);
    } catch (error) {
      if (error instanceof Conflict && error.code === 'step-blocked') return new Invalid([...faults, ...error.faults]);
      throw error;
    }
  }

  /** Takes the round and its draft, for who leads it to close or extend. */
  private async takeOpen(manager: EntityManager, actor: Actor, id: number) {
    const known = await manager.findOneBy(Round, { id });
    if (!known) throw new NotFound('round');
    const inHand = await this.life.take(manager, actor, known.draftId, 'alone').catch(hiddenAs('round'));
    if (!mayLead(actor, inHand.participation)) throw new Forbidden('only-the-leader');
    const round = await manager.findOneByOrFail(Round, { id });
    if (!isOpen(round, inHand.draft.state)) throw new Conflict('round-is-closed', { state: inHand.draft.state });
    return { round, inHand };
  }
}

function askedIn({ participantIds = [], unitIds = [], jobRoles = [], everyone = false }: NewRound): Addressees {
  return { personIds: participantIds, unitIds, jobRoles, everyone };
}
