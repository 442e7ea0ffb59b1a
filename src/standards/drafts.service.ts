import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { timeZoneOf } from '../accounts/house.service';
import { OrganisationService } from '../accounts/organisation.service';
import { Forbidden, Invalid, Stale, type Fault } from '../errors';
import { EventLog, type RecordedEvent } from '../events/event-log';
import type { Page } from '../platform/http/page';
import { dayIn } from '../platform/i18n/time-zone';
import { PicturesService } from '../pictures/pictures.service';
import { writeWord } from '../rendering/word/word-file';
import type { GlossaryTerm, StandardJobRole } from '../vocabulary';
import { normaliseForeword, normaliseGlossary } from './clause-text.normalisation';
import { contentHash, type DraftContent } from './draft-content';
import { DraftLife, type DraftInHand, type NextStep } from './draft-life.service';
import { DraftTexts, fileOf } from './draft-texts.service';
import { wordTextOfDraft } from './draft-word';
import { Draft } from './draft.entity';
import { mayLead } from './draft.policy';
import { writeStandardFile } from './standard-file.writer';
import { standardHeadFaults } from './standard-file.rules';
import { Standard } from './standard.entity';

export interface DraftHead {
  title: string;
  summary: string | null;
  foreword: string | null;
  glossary: GlossaryTerm[];
  jobRoles: StandardJobRole[];
}

export interface ReadableDraft extends DraftInHand {
  nextSteps: NextStep[];
}

@Injectable()
export class DraftsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly texts: DraftTexts,
    private readonly organisation: OrganisationService,
    private readonly pictures: PicturesService,
    private readonly events: EventLog,
  ) {}

  /** The draft, what may be done with it, and what the next steps lack. */
  async read(actor: Actor, id: number): Promise<ReadableDraft> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, id, 'reading');
    return { ...inHand, nextSteps: await this.life.nextSteps(manager, inHand) };
  }

  /** The draft for who may change what it says about itself now. */
  async forChangingHead(actor: Actor, id: number): Promise<DraftInHand> {
    const inHand = await this.life.takeForWriting(this.dataSource.manager, actor, id, 'writing');
    if (!mayLead(actor, inHand.participation)) throw new Forbidden('only-the-leader');
    return inHand;
  }

  async text(actor: Actor, id: number): Promise<DraftContent & { contentHash: string }> {
    const { manager } = this.dataSource;
    await this.life.take(manager, actor, id, 'reading');
    const content = await this.texts.content(manager, id);
    return { ...content, contentHash: contentHash(content) };
  }

  /** The draft as a file in the standard format. */
  async export(actor: Actor, id: number): Promise<{ slug: string; text: string }> {
    const content = await this.text(actor, id);
    return { slug: content.slug, text: writeStandardFile(fileOf(content)) };
  }

  /** The draft as a Word document, in the language of the standard. */
  async exportWord(actor: Actor, id: number): Promise<{ title: string; content: Readable }> {
    const content = await this.text(actor, id);
    const organisation = await this.organisation.organisation();
    const text = wordTextOfDraft(content, organisation.name, dayIn(timeZoneOf(organisation), new Date()));
    return { title: content.title, content: await writeWord(text, (picture) => this.pictures.content(picture)) };
  }

  async changeHead(actor: Actor, id: number, version: number, change: Partial<DraftHead>): Promise<ReadableDraft> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, id, 'alone');
      const { draft } = inHand;
      if (!mayLead(actor, inHand.participation)) throw new Forbidden('only-the-leader');
      const { title, summary, foreword, glossary, jobRoles } = draft;
      const present: DraftHead = { title, summary, foreword, glossary, jobRoles };
      if (draft.version !== version) throw new Stale({ version: draft.version, ...present }, null, null);

      const { slug, language } = await manager.findOneByOrFail(Standard, { id: draft.standardId });
      const head = normalised({ ...present, ...change });
      const faults = [
        ...standardHeadFaults({ ...head, slug, language }),
        ...(await this.pictures.faults(manager, 'foreword', head.foreword)),
        ...(await this.neededJobRoles(id, present, head)),
      ];
      if (faults.length > 0) throw new Invalid(faults);

      await this.organisation.ensureJobRoles(manager, actor, language, head.jobRoles);
      await manager.update(Draft, { id, version }, { ...head, version: version + 1 });
      await this.life.record(manager, inHand, 'draft.changed', id, { before: present, after: head });
    });
    return this.read(actor, id);
  }

  /** What happened in the draft, the oldest first. */
  async history(actor: Actor, id: number, after: number, limit: number): Promise<Page<RecordedEvent>> {
    const { manager } = this.dataSource;
    await this.life.take(manager, actor, id, 'reading');
    return this.events.ofDraft(manager, id, after, limit);
  }

  async finalise(actor: Actor, id: number): Promise<ReadableDraft> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, id, 'alone');
      await this.life.advance(manager, inHand, 'finalise');
    });
    return this.read(actor, id);
  }

  async withdraw(actor: Actor, id: number, reason: string): Promise<ReadableDraft> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, id, 'alone');
      await this.life.advance(manager, inHand, 'withdraw', { reason });
      await manager.update(Draft, { id }, { withdrawalReason: reason });
    });
    return this.read(actor, id);
  }

  /** A job role that clauses name cannot be struck off. */
  private async neededJobRoles(id: number, present: DraftHead, wanted: DraftHead): Promise<Fault[]> {
    const kept = new Set(wanted.jobRoles.map(({ key }) => key));
    const gone = present.jobRoles.map(({ key }) => key).filter((key) => !kept.has(key));
    if (gone.length === 0) return [];
    const used: { key: string; count: number }[] = await this.dataSource.query(
      `select key, count(*)::int as count from placed_clause placed
        join clause_revision revision on revision.id = placed.revision_id, unnest(revision.applies_to) as key
        where placed.draft_id = $1 and placed.removed_at is null and key = any($2) group by key order by key`,
      [id, gone],
    );
    return used.map(({ key, count }) => ({ field: 'jobRoles', code: 'job-role-in-use', parameters: { key, count } }));
  }
}

const normalised = ({ foreword, glossary, ...head }: DraftHead): DraftHead => ({
  ...head,
  foreword: normaliseForeword(foreword),
  glossary: normaliseGlossary(glossary),
});
