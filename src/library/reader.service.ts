import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { documentOf, EditionsService, type EditionHead } from '../editions/editions.service';
import { NotFound } from '../errors';
import { CitationsService, type CitationView } from '../evidence/citations.service';
import type { FileReply } from '../platform/http/file-reply';
import type { Artefact } from '../publications/artefact.entity';
import { ArtefactsService } from '../publications/artefacts.service';
import type { EditionClause, EditionDocument } from '../rendering/edition-document';
import { composeReader, documentName, type Onward, type ReaderText } from './reader.presenter';

/** A text to read, and the same on paper. */
export interface Reading {
  edition: EditionHead;
  text: ReaderText;
  /** Null while there is no PDF of it. */
  pdf: Artefact | null;
}

/** So many texts are kept composed: of a company's standards, those that are read. */
const keptTexts = 60;

/** A clause in force, and why it exists. */
export interface ClauseReasons {
  edition: EditionHead;
  document: EditionDocument;
  clause: EditionClause;
  citations: CitationView[];
  /** Whether the person may see everything that its sources say. */
  traceable: boolean;
}

/** For whom a text leads on: to nothing, to why clauses exist, and to how they came about. */
type Audience = 'link' | 'staff' | 'group';

/** What is in force, for whoever was let in: everybody who is signed in, and whoever holds a link. */
@Injectable()
export class ReaderService {
  /** By edition and job role: a frozen edition never says anything else. The one read longest ago comes first. */
  private readonly texts = new Map<string, ReaderText>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: EditionsService,
    private readonly artefacts: ArtefactsService,
    private readonly citations: CitationsService,
  ) {}

  /**
   * The brochure of `jobRole`, for null the handbook, of the edition in force.
   * @param actor null for whoever holds a link: the way to how clauses came about is for those who may read the draft
   * @throws NotFound when no edition is in force, or it has no such job role
   */
  async open(standardId: number, jobRole: string | null, actor: Actor | null = null): Promise<Reading> {
    const edition = await this.inForce(standardId);
    const audience = !actor ? 'link' : (await this.editions.mayReadDraft(actor, edition)) ? 'group' : 'staff';
    const [text, pdf] = await Promise.all([
      this.text(edition, jobRole, audience),
      this.artefacts.ready(edition.id, documentName(jobRole)),
    ]);
    if (!text) throw new NotFound('brochure');
    return { edition, text, pdf };
  }

  /** Where on the screen stands what is in force of the standard with this slug. @throws NotFound when nothing is */
  async place(slug: string, jobRole: string | null): Promise<string> {
    const standardId = await this.editions.standardInForce(slug);
    if (standardId === null) throw new NotFound('standard');
    return `/standards/${standardId}/${jobRole === null ? 'handbook' : `brochures/${jobRole}`}`;
  }

  /** Why a clause in force exists. @throws NotFound when no edition is in force, or it has no clause of this number */
  async reasons(actor: Actor, standardId: number, number: string): Promise<ClauseReasons> {
    const edition = await this.inForce(standardId);
    const document = await this.document(edition.id);
    const clause = document.sections.flatMap(({ clauses }) => clauses).find((one) => one.number === number);
    if (!clause) throw new NotFound('clause');
    const citations = await this.citations.citationsByKey(edition.draftId, clause.key);
    return { edition, document, clause, citations, traceable: await this.editions.mayReadDraft(actor, edition) };
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
    { id, standardId, draftId }: EditionHead,
    jobRole: string | null,
    audience: Audience,
  ): Promise<ReaderText | null> {
    const key = `${id} ${jobRole ?? ''} ${audience}`;
    const kept = this.texts.get(key);
    this.texts.delete(key);
    const text =
      kept ?? composeReader(await this.document(id), jobRole, await this.onward(standardId, draftId, audience));
    if (!text) return null;
    this.texts.set(key, text);
    if (this.texts.size > keptTexts) this.texts.delete(this.texts.keys().next().value!);
    return text;
  }

  private async onward(standardId: number, draftId: number, audience: Audience): Promise<Onward | null> {
    if (audience === 'link') return null;
    return { standardId, traceable: audience === 'group', cited: await this.citations.citedKeys(draftId) };
  }
}
