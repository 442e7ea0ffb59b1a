import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Invalid, NotFound, type Fault } from '../errors';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { DraftGates } from '../standards/draft-gates';
import { DraftTexts } from '../standards/draft-texts.service';
import type { Draft } from '../standards/draft.entity';
import { Forming } from './forming.service';
import { Responsibility } from './responsibility.entity';

interface PersonName {
  id: number;
  name: string;
}

export interface Responsibilities {
  sections: { sectionId: number; number: number; title: string; person: PersonName | null }[];
  jobRoles: { key: string; title: string; person: PersonName | null }[];
}

/** What one can be responsible for: a section, or the clauses of a job role. */
export type Subject = { sectionId: number } | { jobRole: string };

interface ResponsibilityRow {
  sectionId: number | null;
  jobRole: string | null;
  personId: number;
  name: string;
  /** False once the person has left the company. */
  active: boolean;
}

/** Who writes and reworks which part of a draft. */
@Injectable()
export class ResponsibilitiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly forming: Forming,
    private readonly texts: DraftTexts,
    gates: DraftGates,
  ) {
    gates.keep('responsibilities', (manager, draft) => this.sectionsWithoutAny(manager, draft));
  }

  /** Every section and job role of the present text, and who is responsible for it. */
  async of(manager: EntityManager, draft: Draft): Promise<Responsibilities> {
    const rows = await this.rows(manager, draft.id);
    const personOf = (row: ResponsibilityRow | undefined) => (row ? { id: row.personId, name: row.name } : null);
    const sections = await this.texts.sections(manager, draft.id);
    return {
      sections: sections.map(({ id, number, title }) => ({
        sectionId: id,
        number,
        title,
        person: personOf(rows.find((row) => row.sectionId === id)),
      })),
      jobRoles: draft.jobRoles.map(({ key, title }) => ({
        key,
        title,
        person: personOf(rows.find((row) => row.jobRole === key)),
      })),
    };
  }

  /** Names the person; whoever was responsible before no longer is. */
  async name(actor: Actor, draftId: number, subject: Subject, personId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.give(manager, await this.forming.take(manager, actor, draftId), subject, personId);
    });
  }

  async unname(actor: Actor, draftId: number, subject: Subject): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.withdraw(manager, await this.forming.take(manager, actor, draftId), subject);
    });
  }

  /** Carries out all of these, or none; null leaves a subject without a responsible member. */
  async nameAll(actor: Actor, draftId: number, wanted: { subject: Subject; personId: number | null }[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.forming.take(manager, actor, draftId);
      for (const { subject, personId } of wanted) {
        if (personId === null) await this.withdraw(manager, inHand, subject);
        else await this.give(manager, inHand, subject, personId);
      }
    });
  }

  /**
   * Lets a member go who is responsible for nothing in the present text.
   * @throws Conflict `member-is-responsible` naming what for
   */
  async release(manager: EntityManager, draft: Draft, member: { personId: number; name: string }): Promise<void> {
    const { sections, jobRoles } = await this.of(manager, draft);
    const subjects = [...sections, ...jobRoles].filter(({ person }) => person?.id === member.personId);
    if (subjects.length > 0) {
      const responsibleFor = subjects.map(({ title }) => title);
      throw new Conflict('member-is-responsible', { name: member.name, responsibleFor });
    }
    // What is left are sections and job roles that are no longer there.
    await manager.delete(Responsibility, { draftId: draft.id, personId: member.personId });
  }

  private async give(manager: EntityManager, inHand: DraftInHand, subject: Subject, personId: number): Promise<void> {
    const draftId = inHand.draft.id;
    await this.requireSubject(manager, inHand.draft, subject);
    const name = await this.requireActiveMember(manager, draftId, personId);
    const present = await manager.findOneBy(Responsibility, { draftId, ...subject });
    if (present?.personId === personId) return;
    if (present) await manager.update(Responsibility, present.id, { personId });
    else await manager.insert(Responsibility, { draftId, ...subject, personId });
    await this.life.record(manager, inHand, 'responsibility.given', personId, { name, ...subject });
  }

  private async withdraw(manager: EntityManager, inHand: DraftInHand, subject: Subject): Promise<void> {
    const present = await manager.findOneBy(Responsibility, { draftId: inHand.draft.id, ...subject });
    if (!present) throw new NotFound('responsibility');
    await manager.delete(Responsibility, present.id);
    await this.life.record(manager, inHand, 'responsibility.taken', present.personId, { ...subject });
  }

  private async sectionsWithoutAny(manager: EntityManager, draft: Draft): Promise<Fault[]> {
    const rows = await this.rows(manager, draft.id);
    const kept = new Set(rows.filter(({ active }) => active).map(({ sectionId }) => sectionId));
    const sections = await this.texts.sections(manager, draft.id);
    return sections
      .filter(({ id }) => !kept.has(id))
      .map(({ id, number, title }) => ({
        field: `sections.${id}`,
        code: 'no-responsible-member',
        parameters: { number, title },
      }));
  }

  private rows(manager: EntityManager, draftId: number): Promise<ResponsibilityRow[]> {
    return manager.query(
      `select responsibility.section_id as "sectionId", responsibility.job_role as "jobRole", person.id as "personId",
          person.name, person.deactivated_at is null as active
        from responsibility join person on person.id = responsibility.person_id where responsibility.draft_id = $1`,
      [draftId],
    );
  }

  private async requireSubject(manager: EntityManager, draft: Draft, subject: Subject): Promise<void> {
    if ('jobRole' in subject) {
      if (!draft.jobRoles.some(({ key }) => key === subject.jobRole)) throw new NotFound('job-role');
      return;
    }
    const sections = await this.texts.sections(manager, draft.id);
    if (!sections.some(({ id }) => id === subject.sectionId)) throw new NotFound('section');
  }

  private async requireActiveMember(manager: EntityManager, draftId: number, personId: number): Promise<string> {
    const [member]: { name: string; active: boolean }[] = await manager.query(
      `select person.name, person.deactivated_at is null as active
        from working_group_member member join person on person.id = member.person_id
        where member.draft_id = $1 and member.person_id = $2`,
      [draftId, personId],
    );
    if (!member) throw new Invalid([{ field: 'personId', code: 'not-a-member' }]);
    const { name, active } = member;
    if (!active) throw new Invalid([{ field: 'personId', code: 'person-has-left', parameters: { name } }]);
    return name;
  }
}
