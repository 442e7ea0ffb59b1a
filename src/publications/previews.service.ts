import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { EditionsService } from '../editions/editions.service';
import { NotFound } from '../errors';
import type { FileReply } from '../platform/http/file-reply';
import { documentsOf, type DocumentOfEdition } from '../rendering/documents-of';
import { documentsOnRequest } from '../rendering/documents-on-request';
import { Renderer } from '../rendering/renderer';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';

/** What the documents of a draft would look like, for whoever may read it. They are marked as a draft and never kept. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly editions: EditionsService,
    private readonly renderer: Renderer,
  ) {}

  /** What can be looked at. */
  async choices(actor: Actor, draftId: number): Promise<{ inHand: DraftInHand; documents: DocumentOfEdition[] }> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const document = await this.editions.preview(manager, inHand);
    const documents = [...documentsOf(document), ...documentsOnRequest(document)];
    return { inHand, documents: documents.filter(({ form }) => form === 'published') };
  }

  /**
   * One of them as PDF.
   * @param signal ends the work when nobody waits any longer
   * @throws NotFound when there is no document of this name
   */
  async file(actor: Actor, draftId: number, name: string, signal: AbortSignal): Promise<FileReply> {
    const { inHand, documents } = await this.choices(actor, draftId);
    const document = documents.find((one) => one.name === name);
    if (!document) throw new NotFound('document');
    const composed = document.html();
    const { bytes } = await this.renderer.render(composed, { signal, urgent: true });
    const content = Buffer.from(bytes);
    return {
      hash: composed.fingerprint,
      bytes: content.length,
      type: 'application/pdf',
      name: `${inHand.draft.title} — ${document.title}.pdf`,
      plainName: `${name}.pdf`,
      inline: true,
      cacheControl: 'private, no-store',
      open: (range) => Promise.resolve(Readable.from([range ? content.subarray(range.start, range.end + 1) : content])),
    };
  }
}
