import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { hasAccessRole, type Actor } from '../accounts/actor';
import { timeZoneOf } from '../accounts/house.service';
import { LogosService } from '../accounts/logos.service';
import type { Organisation } from '../accounts/organisation.entity';
import { OrganisationService } from '../accounts/organisation.service';
import { ApprovalsService } from '../approvals/approvals.service';
import { Conflict, Invalid, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import { PicturesService } from '../pictures/pictures.service';
import { toPage, type Page } from '../platform/http/page';
import { dayIn } from '../platform/i18n/time-zone';
import type { EditionDocument, EditionImprint, EditionLogo, EditionOrganisation } from '../rendering/edition-document';
import type { ReplacedEdition } from '../rendering/replaced-edition';
import { compareTexts } from '../standards/comparison';
import { writeWord } from '../rendering/word/word-file';
import { wordTextOfEdition } from '../rendering/word/word-text';
import { canonicalJson, contentHash, sha256 } from '../standards/draft-content';
import { DraftGates } from '../standards/draft-gates';
import { DraftTexts } from '../standards/draft-texts.service';
import type { DraftInHand } from '../standards/draft-life.service';
import type { StandardFile } from '../standards/standard-file';
import { writeStandardFile } from '../standards/standard-file.writer';
import type { Logo } from '../ui/house';
import { editionDocument, fileOfEdition } from './edition-text';
import { Edition } from './edition.entity';
import { effectiveDateFaults } from './edition.policy';

/** All about an edition but its text. */
export type EditionHead = Omit<Edition, 'document'>;

/** Approved texts, frozen. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: DraftTexts,
    private readonly approvals: ApprovalsService,
    private readonly organisation: OrganisationService,
    private readonly logos: LogosService,
    private readonly pictures: PicturesService,
    private readonly events: EventLog,
    gates: DraftGates,
  ) {
    gates.keep('edition', async (manager, draft) =>
      (await manager.existsBy(Edition, { draftId: draft.id })) ? [] : [{ field: 'edition', code: 'no-edition' }],
    );
  }

  /** The editions of a standard that the person may read, the first one first. */
  async list(actor: Actor, standardId: number, after: number, limit: number): Promise<Page<EditionHead>> {
    const editions = await this.readable<EditionHead>(
      actor,
      headColumns,
      'edition.standard_id = $3 and edition.id > $4 order by edition.id limit $5',
      [standardId, after, limit + 1],
    );
    if (editions.length === 0) await this.requireReadableStandard(actor, standardId);
    return toPage(editions, limit, (edition) => edition.id);
  }

  /** @throws NotFound where the person may not read it: once published everybody may, before who may read its draft. */
  async head(actor: Actor, id: number): Promise<EditionHead> {
    const edition = await this.find(actor, id);
    if (!edition) throw new NotFound('edition');
    return edition;
  }

  /** The edition, or null where the person may not read it. */
  async find(actor: Actor, id: number): Promise<EditionHead | null> {
    const [edition] = await this.readable<EditionHead>(actor, headColumns, 'edition.id = $3', [id]);
    return edition ?? null;
  }

  /** The edition with its text; as `head`. */
  async get(actor: Actor, id: number): Promise<Edition> {
    const [edition] = await this.readable<Edition>(actor, `${headColumns}, document`, 'edition.id = $3', [id]);
    if (!edition) throw new NotFound('edition');
    return edition;
  }

  /** The edition as a file in the standard format. */
  async export(actor: Actor, id: number): Promise<{ edition: Edition; text: string }> {
    const edition = await this.get(actor, id);
    return { edition, text: writeStandardFile(fileOfEdition(documentOf(edition))) };
  }

  /** The edition as a Word document, in the language of the standard. */
  async exportWord(actor: Actor, id: number): Promise<{ title: string; content: Readable }> {
    const edition = await this.get(actor, id);
    const text = wordTextOfEdition(documentOf(edition));
    return { title: edition.title, content: await writeWord(text, (picture) => this.pictures.content(picture)) };
  }

  /** The edition of the standard that is in force, which everybody may read; null where there is none. */
  async inForce(standardId: number): Promise<EditionHead | null> {
    const [edition] = await this.dataSource.query<EditionHead[]>(
      `select ${headColumns} from edition where standard_id = $1 and published_at is not null and superseded_at is null`,
      [standardId],
    );
    return edition ?? null;
  }

  /** The standard with this slug that something is in force of; null where there is none. */
  async standardInForce(slug: string): Promise<number | null> {
    const [standard] = await this.dataSource.query<{ id: number }[]>(
      `select standard.id from standard join current_edition on current_edition.standard_id = standard.id where slug = $1`,
      [slug],
    );
    return standard?.id ?? null;
  }

  /** The texts of these editions by id, in one statement; the caller knows that they may be read. */
  async documents(ids: number[]): Promise<Map<number, EditionDocument>> {
    const editions = await this.dataSource.manager.find(Edition, {
      select: { id: true, document: true },
      where: { id: In(ids) },
    });
    return new Map(editions.map((edition) => [edition.id, documentOf(edition)]));
  }

  /** The edition with its text, for Etalon itself. */
  load(manager: EntityManager, id: number): Promise<Edition> {
    return manager.findOneByOrFail(Edition, { id });
  }

  /** An edition of a standard by its number, for Etalon itself. */
  numbered(manager: EntityManager, standardId: number, number: number): Promise<Edition> {
    return manager.findOneByOrFail(Edition, { standardId, number });
  }

  /** The text of the standard that is in force; null where nothing was published yet. */
  async textInForce(standardId: number): Promise<{ number: number; text: StandardFile } | null> {
    const edition = await this.dataSource.manager.findOneBy(Edition, {
      standardId,
      publishedAt: Not(IsNull()),
      supersededAt: IsNull(),
    });
    return edition && { number: edition.number, text: fileOfEdition(documentOf(edition)) };
  }

  /** Whether the person may read the draft that became the edition, and so what was said about it. */
  async mayReadDraft(actor: Actor, { draftId }: Pick<Edition, 'draftId'>): Promise<boolean> {
    if (hasAccessRole(actor, 'hr', 'administrator')) return true;
    const rows: object[] = await this.dataSource.query(
      `select from draft_participation where draft_id = $1 and person_id = $2 limit 1`,
      [draftId, actor.id],
    );
    return rows.length > 0;
  }

  /** The edition that was published before this one, and that this one replaces; null for the first. */
  async replacedBy(manager: EntityManager, edition: Edition): Promise<(ReplacedEdition & { id: number }) | null> {
    const replaced = await manager.findOne(Edition, {
      where: { standardId: edition.standardId, number: LessThan(edition.number), publishedAt: Not(IsNull()) },
      order: { number: 'desc' },
    });
    return (
      replaced && {
        id: replaced.id,
        number: replaced.number,
        effectiveDate: replaced.effectiveDate,
        compare: () => compareTexts(fileOfEdition(documentOf(replaced)), fileOfEdition(documentOf(edition))),
      }
    );
  }

  /** What these editions of a standard print of themselves, by their numbers. */
  async imprints(manager: EntityManager, standardId: number, numbers: number[]): Promise<Map<number, EditionImprint>> {
    const rows: { imprint: EditionImprint }[] = await manager.query(
      `select document::jsonb->'edition' as imprint from edition where standard_id = $1 and number = any($2)`,
      [standardId, numbers],
    );
    return new Map(rows.map(({ imprint }) => [imprint.number, imprint]));
  }

  /** The edition frozen from a draft, or null. */
  ofDraft(manager: EntityManager, draftId: number): Promise<Edition | null> {
    return manager.findOneBy(Edition, { draftId });
  }

  /**
   * Freezes the approved text of the draft, which must be held alone.
   * @param address where people reach Etalon, for what is printed; null where it was not told
   * @throws Conflict unless it is approved, unchanged since then, and not frozen yet
   */
  async freeze(manager: EntityManager, inHand: DraftInHand, effectiveDate: string, address: string | null) {
    const { draft, actor } = inHand;
    const frozen = await this.ofDraft(manager, draft.id);
    if (frozen) throw new Conflict('already-frozen', { number: frozen.number, effectiveDate: frozen.effectiveDate });
    const approved = await this.approvals.approvedText(manager, draft);
    if (!approved) throw new Conflict('not-approved', { state: draft.state });
    const content = await this.texts.content(manager, draft.id);
    if (contentHash(content) !== approved.contentHash) throw new Conflict('changed-since-approval');
    const organisation = await this.organisation.organisation(manager);
    const approvedOn = dayIn(timeZoneOf(organisation), approved.approvedAt);
    const faults = effectiveDateFaults(effectiveDate, approvedOn);
    if (faults.length > 0) throw new Invalid(faults);

    const number = await this.nextNumber(manager, draft.standardId);
    const head = { number, effectiveDate, approvedOn, approvers: approved.approvers };
    const document = canonicalJson(editionDocument(await this.frozen(organisation), head, content, address));
    const edition = manager.create(Edition, {
      standardId: draft.standardId,
      draftId: draft.id,
      number,
      title: draft.title,
      document,
      contentHash: sha256(document),
      effectiveDate,
      frozenBy: actor.id,
    });
    await manager.insert(Edition, edition);
    await this.record(manager, 'edition.frozen', actor, edition, {
      number,
      effectiveDate,
      contentHash: edition.contentHash,
      approvedHash: approved.contentHash,
    });
    return this.load(manager, edition.id);
  }

  /** The text of a draft as the next edition would have it, were it approved today: to be looked at, and marked as a draft. */
  async preview(manager: EntityManager, { draft }: DraftInHand): Promise<EditionDocument> {
    const organisation = await this.organisation.organisation(manager);
    const today = dayIn(timeZoneOf(organisation), new Date());
    const number = await this.nextNumber(manager, draft.standardId);
    const imprint = { number, effectiveDate: today, approvedOn: today, approvers: [] };
    const content = await this.texts.content(manager, draft.id);
    return { ...editionDocument(await this.frozen(organisation), imprint, content, null), draftOf: today };
  }

  /** Undoes the freezing of an edition that was not published. */
  async discard(manager: EntityManager, actor: Actor, edition: Edition): Promise<void> {
    await manager.delete(Edition, { id: edition.id });
    const { number, effectiveDate } = edition;
    await this.record(manager, 'edition.discarded', actor, edition, { number, effectiveDate });
  }

  /** What was frozen of drafts of the standard that were withdrawn before they were published. */
  leftOver(manager: EntityManager, standardId: number, draftId: number): Promise<Edition[]> {
    return manager.findBy(Edition, { standardId, draftId: Not(draftId), publishedAt: IsNull() });
  }

  /** The edition is in force from now on, and no longer the one before. */
  async putInForce(manager: EntityManager, actor: Actor, edition: Edition): Promise<Edition> {
    const now = new Date();
    const previous = await manager.findOneBy(Edition, {
      standardId: edition.standardId,
      publishedAt: Not(IsNull()),
      supersededAt: IsNull(),
    });
    if (previous) {
      await manager.update(Edition, { id: previous.id }, { supersededAt: now });
      await this.record(manager, 'edition.superseded', actor, previous, { by: edition.id });
    }
    await manager.update(Edition, { id: edition.id }, { publishedAt: now, publishedBy: actor.id });
    const { number, effectiveDate } = edition;
    await this.record(manager, 'edition.published', actor, edition, { number, effectiveDate });
    return this.load(manager, edition.id);
  }

  /** The company as it looks now, for what is printed of a draft. @throws DomainError when the file of its logo is lost */
  async organisationNow(): Promise<EditionOrganisation> {
    return this.frozen(await this.organisation.organisation());
  }

  /** The company as it looks now. @throws DomainError when the file of its logo is lost */
  private async frozen({ name, colour, logo, typeTheme }: Organisation): Promise<EditionOrganisation> {
    return {
      name,
      ...(colour !== null && { colour }),
      ...(logo && { logo: await this.frozenLogo(logo) }),
      ...(typeTheme !== 'book' && { typeTheme }),
    };
  }

  private async frozenLogo(logo: Logo): Promise<EditionLogo> {
    const { width, height, ground } = logo;
    return { png: (await this.logos.picture(logo)).toString('base64'), width, height, ground };
  }

  private async nextNumber(manager: EntityManager, standardId: number): Promise<number> {
    return ((await manager.maximum(Edition, 'number', { standardId })) ?? 0) + 1;
  }

  private readable<E>(actor: Actor, columns: string, where: string, values: unknown[]): Promise<E[]> {
    return this.dataSource.query(
      `select ${columns} from edition
        where (edition.published_at is not null or $1 or edition.draft_id in (${draftsOf('$2')})) and ${where}`,
      [hasAccessRole(actor, 'hr', 'administrator'), actor.id, ...values],
    );
  }

  /** An empty list is for a standard that the person knows of; others are not there for him. */
  private async requireReadableStandard(actor: Actor, standardId: number): Promise<void> {
    const [known]: object[] = await this.dataSource.query(
      `select from standard where id = $3 and ($1
        or exists (select from edition where standard_id = standard.id and published_at is not null)
        or exists (select from draft where standard_id = standard.id and id in (${draftsOf('$2')})))`,
      [hasAccessRole(actor, 'hr', 'administrator'), actor.id, standardId],
    );
    if (!known) throw new NotFound('standard');
  }

  private record(
    manager: EntityManager,
    type: string,
    actor: Actor,
    { id, standardId, draftId }: EditionHead,
    data: Record<string, unknown>,
  ): Promise<void> {
    return this.events.record(manager, { type, actorId: actor.id, subjectId: id, standardId, draftId, data });
  }
}

export function documentOf(edition: Edition): EditionDocument {
  return JSON.parse(edition.document) as EditionDocument;
}

const draftsOf = (person: string) => `select draft_id from draft_participation where person_id = ${person}`;

const headColumns = `edition.id, standard_id as "standardId", draft_id as "draftId", number, title,
  content_hash as "contentHash", effective_date::text as "effectiveDate", frozen_by as "frozenBy", frozen_at as "frozenAt",
  published_by as "publishedBy", published_at as "publishedAt", superseded_at as "supersededAt"`;
