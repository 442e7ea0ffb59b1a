import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { ComparisonsService, type ComparableText, type StandardComparison } from '../editions/comparisons.service';
import { EditionsService } from '../editions/editions.service';
import type { FileReply } from '../platform/http/file-reply';
import { Storage } from '../platform/storage/storage';
import type { HtmlDocument } from '../rendering/document';
import { Renderer } from '../rendering/renderer';
import { whatChangedHtml, type NamedText } from '../rendering/what-changed';
import { contentHash } from '../standards/draft-content';
import { ArtefactsService } from './artefacts.service';
import { PrintedComparison } from './printed-comparison.entity';

/** Letters of the hash of a draft, as approvers see them. */
const fingerprintLength = 12;

/** What changed between two texts, on paper, for whoever may read both. The same is never printed twice. */
@Injectable()
export class PrintedComparisonsService {
  /** What is being printed now, by the hash of the document. */
  private readonly printing = new Map<string, Promise<PrintedComparison>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly comparisons: ComparisonsService,
    private readonly editions: EditionsService,
    private readonly artefacts: ArtefactsService,
    private readonly renderer: Renderer,
    private readonly storage: Storage,
  ) {}

  /**
   * The PDF: of an edition and the one that it replaces the artefact, of any others a copy made for this.
   * @throws Conflict while the artefact is being made
   */
  async file(actor: Actor, standardId: number, from?: string, to?: string): Promise<FileReply> {
    const compared = await this.comparisons.compare(actor, standardId, from, to);
    return (await this.artefactOf(actor, compared)) ?? this.copyOf(compared);
  }

  /** The document that the later edition was published with, if it is about the earlier one. */
  private async artefactOf(actor: Actor, { from, to }: StandardComparison): Promise<FileReply | null> {
    if (from.kind !== 'edition' || to.kind !== 'edition') return null;
    const { manager } = this.dataSource;
    const edition = await this.editions.load(manager, to.id);
    const replaced = await this.editions.replacedBy(manager, edition);
    if (replaced?.number !== from.number) return null;
    const artefacts = await this.artefacts.of(manager, to.id);
    const artefact = artefacts.find(({ kind }) => kind === 'what-changed');
    if (!artefact) return null;
    return this.artefacts.file(actor, artefact.id, true);
  }

  private async copyOf(compared: StandardComparison): Promise<FileReply> {
    const document = whatChangedHtml(await this.changesIn(compared));
    const documentHash = document.fingerprint;
    const kept = await this.dataSource.manager.findOneBy(PrintedComparison, { documentHash });
    const isThere = kept !== null && (await this.storage.size(kept.sha256)) !== null;
    const copy = isThere ? kept : await this.printOnce(documentHash, document);
    return {
      hash: copy.sha256,
      bytes: copy.bytes,
      type: 'application/pdf',
      name: `${document.title}.pdf`,
      plainName: `${compared.from.ref}-${compared.to.ref}.pdf`,
      inline: true,
      // A right to read may be withdrawn: every use of a copy asks first.
      cacheControl: 'private, no-cache',
      open: (range) => this.storage.open(copy.sha256, range),
    };
  }

  /** Who asks for what is being printed waits for it. */
  private printOnce(documentHash: string, document: HtmlDocument): Promise<PrintedComparison> {
    const printing =
      this.printing.get(documentHash) ??
      this.print(documentHash, document).finally(() => this.printing.delete(documentHash));
    this.printing.set(documentHash, printing);
    return printing;
  }

  private async print(documentHash: string, document: HtmlDocument): Promise<PrintedComparison> {
    const { manager } = this.dataSource;
    const { bytes, pages } = await this.renderer.render(document, { urgent: true });
    const file = await this.storage.put(bytes);
    const copy = manager.create(PrintedComparison, { documentHash, ...file, pages });
    // Another process may have been as quick.
    await manager.upsert(PrintedComparison, copy, ['documentHash']);
    return copy;
  }

  private async changesIn({ from, to, comparison, drafts, editions }: StandardComparison) {
    const named = (text: ComparableText): NamedText => {
      if (text.kind === 'edition') return { kind: 'edition', number: text.number, effectiveDate: text.effectiveDate };
      const fingerprint = contentHash(drafts.get(text.id)!).slice(0, fingerprintLength);
      return { kind: 'draft', fingerprint, since: text.since.toISOString().slice(0, 10) };
    };
    return {
      organisation: to.kind === 'edition' ? editions.get(to.id)!.organisation : await this.editions.organisationNow(),
      issued: null,
      from: named(from),
      to: named(to),
      comparison,
    };
  }
}
