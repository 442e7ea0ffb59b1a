import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { PeopleService } from '../accounts/people.service';
import { Conflict, NotFound } from '../errors';
import { DraftGates } from '../standards/draft-gates';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { CompositionRulesService } from './composition-rules.service';
import { compositionFaults, type Capacity, type CompositionFaults, type GroupFunction } from './composition.policy';
import { Forming } from './forming.service';
import { ResponsibilitiesService, type Responsibilities } from './responsibilities.service';
import { WorkingGroupMember } from './working-group-member.entity';
import { leads, needsLeader } from './working-group.policy';

export interface Membership {
  functions: GroupFunction[];
  capacity: Capacity;
}

export interface Member extends Membership {
  personId: number;
  name: string;
  /** False once the person has left the company. */
  active: boolean;
}

export interface WorkingGroup extends Responsibilities {
  inHand: DraftInHand;
  members: Member[];
  composition: CompositionFaults;
}

/** The people of one draft, and whether they are the right ones to start with. */
@Injectable()
export class WorkingGroupService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly forming: Forming,
    private readonly people: PeopleService,
    private readonly rules: CompositionRulesService,
    private readonly responsibilities: ResponsibilitiesService,
    gates: DraftGates,
  ) {
    gates.keep('composition', async (manager, draft) => {
      const { missing } = await this.judge(manager, await this.members(manager, draft.id));
      return missing;
    });
  }

  async read(actor: Actor, draftId: number): Promise<WorkingGroup> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const members = await this.members(manager, draftId);
    const responsibilities = await this.responsibilities.of(manager, inHand.draft);
    return { inHand, members, ...responsibilities, composition: await this.judge(manager, members) };
  }

  /** Names the person as a member, or changes what he is in the group. */
  async name(actor: Actor, draftId: number, personId: number, wanted: Membership): Promise<WorkingGroup> {
    const { name, deactivatedAt } = await this.people.get(personId);
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.forming.take(manager, actor, draftId);
      if (deactivatedAt) throw new Conflict('person-has-left', { name });
      const members = await this.members(manager, draftId);
      const present = members.find((member) => member.personId === personId);
      if (present && !leads(wanted.functions)) requireLeaderBeside(present, members, inHand);
      const { functions, capacity } = wanted;
      if (present && isDeepStrictEqual([present.functions, present.capacity], [functions, capacity])) return;

      await manager.upsert(WorkingGroupMember, { draftId, personId, functions, capacity }, ['draftId', 'personId']);
      const type = present ? 'member.changed' : 'member.named';
      await this.life.record(manager, inHand, type, personId, { name, functions, capacity });
    });
    return this.read(actor, draftId);
  }

  /** @throws Conflict while the member is responsible for something, or the only leader of a text that is being written */
  async remove(actor: Actor, draftId: number, personId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.forming.take(manager, actor, draftId);
      const members = await this.members(manager, draftId);
      const member = members.find((one) => one.personId === personId);
      if (!member) throw new NotFound('member');
      requireLeaderBeside(member, members, inHand);
      await this.responsibilities.release(manager, inHand.draft, member);
      await manager.delete(WorkingGroupMember, { draftId, personId });
      await this.life.record(manager, inHand, 'member.removed', personId, { name: member.name });
    });
  }

  async startDrafting(actor: Actor, draftId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'alone');
      await this.life.advance(manager, inHand, 'start-drafting');
    });
  }

  private members(manager: EntityManager, draftId: number): Promise<Member[]> {
    return manager.query(
      `select person.id as "personId", person.name, person.deactivated_at is null as active, member.functions,
          member.capacity
        from working_group_member member join person on person.id = member.person_id
        where member.draft_id = $1 order by person.name, person.id`,
      [draftId],
    );
  }

  private async judge(manager: EntityManager, members: Member[]): Promise<CompositionFaults> {
    const { rules } = await this.rules.read(manager);
    return compositionFaults(
      rules,
      members.filter(({ active }) => active),
    );
  }
}

/** Another leader comes first, then this one may go. */
function requireLeaderBeside(member: Member, members: Member[], { draft }: DraftInHand): void {
  if (!leads(member.functions) || !needsLeader(draft.state)) return;
  const another = members.some(
    ({ personId, active, functions }) => personId !== member.personId && active && leads(functions),
  );
  if (!another) throw new Conflict('last-leader', { name: member.name });
}
