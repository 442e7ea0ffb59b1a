import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { documentOf, EditionsService, type EditionHead } from '../editions/editions.service';
import { NotFound } from '../errors';
import type { FileReply } from '../platform/http/file-reply';
import type { Artefact } from '../publications/artefact.entity';
import { ArtefactsService } from '../publications/artefacts.service';
import type { EditionDocument } from '../rendering/edition-document';
import { composeReader, documentName, type ReaderText } from './reader.presenter';

/** A text to read, and the same on paper. */
export interface Reading {
  edition: EditionHead;
  text: ReaderText;
  /** Null while there is no PDF of it. */
  pdf: Artefact | null;
}

/** So many texts are kept composed: of a company's standards, those that are read. */
const keptTexts = 60;

/** What is in force, for whoever was let in: everybody who is signed in, and whoever holds a link. */
@Injectable()
export class ReaderService {
  /** By edition and job role: a frozen edition never says anything else. The one read longest ago comes first. */
  private readonly texts = new Map<string, ReaderText>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: EditionsService,
    private readonly artefacts: ArtefactsService,
  ) {}

  /**
   * The brochure of `jobRole`, for null the handbook, of the edition in force.
   * @param actor null for whoever holds a link: the way to how clauses came about is for those who may read the draft
   * @throws NotFound when no edition is in force, or it has no such job role
   */
  async open(standardId: number, jobRole: string | null, actor: Actor | null = null): Promise<Reading> {
    const edition = await this.inForce(standardId);
    const traceable = actor !== null && (await this.editions.mayReadDraft(actor, edition));
    const [text, pdf] = await Promise.all([
      this.text(edition, jobRole, traceable),
      this.artefacts.ready(edition.id, documentName(jobRole)),
    ]);
    if (!text) throw new NotFound('brochure');
    return { edition, text, pdf };
  }

  /** The PDF of the same; every use of a copy asks first whether it is still in force. */
  async file(standardId: number, jobRole: string | null): Promise<FileReply> {
    const edition = await this.inForce(standardId);
    const pdf = await this.artefacts.ready(edition.id, documentName(jobRole));
    if (!pdf) throw new NotFound('artefact');
    return this.artefacts.pdf(pdf, edition, true, 'private, no-cache');
  }

  private async document(id: number): Promise<EditionDocument> {
    return documentOf(await this.editions.load(this.dataSource.manager, id));
  }

  private async inForce(standardId: number): Promise<EditionHead> {
    const edition = await this.editions.inForce(standardId);
    if (!edition) throw new NotFound('standard');
    return edition;
  }

  private async text(
    { id, standardId }: EditionHead,
    jobRole: string | null,
    traceable: boolean,
  ): Promise<ReaderText | null> {
    const key = `${id} ${jobRole ?? ''} ${traceable}`;
    const kept = this.texts.get(key);
    this.texts.delete(key);
    const text = kept ?? composeReader(await this.document(id), jobRole, traceable ? standardId : null);
    if (!text) return null;
    this.texts.set(key, text);
    if (this.texts.size > keptTexts) this.texts.delete(this.texts.keys().next().value!);
    return text;
  }
}
