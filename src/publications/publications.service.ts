import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hasAccessRole, type Actor } from '../accounts/actor';
import { ApprovalsService, type ApprovedText } from '../approvals/approvals.service';
import { CONFIG, type Config } from '../config';
import type { Edition } from '../editions/edition.entity';
import { EditionsService } from '../editions/editions.service';
import { Conflict, Forbidden, NotFound, type Fault } from '../errors';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import type { Artefact } from './artefact.entity';
import { ArtefactsService } from './artefacts.service';

/** How far an edition has come. */
export interface Preparation {
  inHand: DraftInHand;
  /** Null until the text is approved. */
  approved: ApprovedText | null;
  /** Null until HR has chosen the day on which it takes effect. */
  edition: Edition | null;
  artefacts: Artefact[];
  /** What publishing lacks. */
  missing: Fault[];
}

/** From the approved draft to the edition in force: freeze, have the documents made, publish. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly approvals: ApprovalsService,
    private readonly editions: EditionsService,
    private readonly artefacts: ArtefactsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async preparation(actor: Actor, draftId: number): Promise<Preparation> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const steps = await this.life.nextSteps(manager, inHand);
    const edition = await this.editions.ofDraft(manager, draftId);
    return {
      inHand,
      approved: await this.approvals.approvedText(manager, inHand.draft),
      edition,
      artefacts: edition ? await this.artefacts.of(manager, edition.id) : [],
      missing: steps.find(({ action }) => action === 'publish')?.missing ?? [],
    };
  }

  /** Freezes the approved text with the day it takes effect, and has its documents made. */
  async freeze(actor: Actor, draftId: number, effectiveDate: string): Promise<Edition> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.takeForHr(manager, actor, draftId);
      for (const edition of await this.editions.leftOver(manager, inHand.draft.standardId, draftId)) {
        await this.drop(manager, actor, edition);
      }
      const edition = await this.editions.freeze(manager, inHand, effectiveDate, this.config.publicUrl);
      await this.artefacts.enqueue(manager, edition);
      return edition;
    });
  }

  /** Undoes it, so that another day can be chosen. */
  async discard(actor: Actor, draftId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.takeForHr(manager, actor, draftId);
      const edition = await this.editions.ofDraft(manager, draftId);
      if (!edition) throw new NotFound('edition');
      if (edition.publishedAt) throw new Conflict('edition-is-published', { number: edition.number });
      await this.drop(manager, actor, edition);
    });
  }

  /** Puts the frozen edition in force, once every document of it is ready. */
  async publish(actor: Actor, draftId: number): Promise<Edition> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'alone');
      await this.life.advance(manager, inHand, 'publish');
      const edition = await this.editions.ofDraft(manager, draftId);
      return this.editions.putInForce(manager, actor, edition!);
    });
  }

  private async drop(manager: EntityManager, actor: Actor, edition: Edition): Promise<void> {
    await this.artefacts.remove(manager, edition.id);
    await this.editions.discard(manager, actor, edition);
  }

  private async takeForHr(manager: EntityManager, actor: Actor, draftId: number): Promise<DraftInHand> {
    const inHand = await this.life.take(manager, actor, draftId, 'alone');
    if (!hasAccessRole(actor, 'hr')) throw new Forbidden('access-role-needed', { accessRoles: ['hr'] });
    return inHand;
  }
}
