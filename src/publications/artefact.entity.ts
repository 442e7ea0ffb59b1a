import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Flag, Id, Json, Moment, Reference, Text, Whole } from '../platform/database/columns';
import type { DocumentForm, DocumentKind } from '../rendering/document-kinds';
import type { ArtefactFailure, ArtefactState } from './artefact.policy';

/** A document of an edition: rendered by the worker, stored by the SHA-256 of its bytes. */
@Entity()
@Unique(['editionId', 'name'])
export class Artefact {
  @Id() id!: number;
  @ForeignKey('Edition') @Reference() editionId!: number;
  /** `handbook`, `brochure-operator`: unique in the edition. */
  @Text() name!: string;
  @Text() kind!: DocumentKind;
  @Text({ default: 'published' }) form!: DocumentForm;
  /** Whether it was made because somebody asked for it, and not as a part of the publication. */
  @Flag({ default: false }) onRequest!: boolean;
  /** Key of the job role it is for. */
  @Text({ nullable: true }) jobRole!: string | null;
  @Text() title!: string;
  @Text({ default: 'queued' }) state!: ArtefactState;
  /** 0–100. */
  @Whole({ default: 0 }) progress!: number;
  /** Why the last attempt failed; null unless one did. */
  @Json({ nullable: true }) failure!: ArtefactFailure | null;
  @Index() @Text({ nullable: true }) sha256!: string | null;
  @Whole({ nullable: true }) bytes!: number | null;
  /** Of the file; while it is made, those printed so far. */
  @Whole({ nullable: true }) pages!: number | null;
  /** How many pictures a press would show coarse, with fewer than 300 dots an inch; null where none is meant. */
  @Whole({ nullable: true }) coarsePictures!: number | null;
  /** Of what was printed: `HtmlDocument.fingerprint`. Null until then, and where it was printed before there were fingerprints. */
  @Index() @Text({ nullable: true }) fingerprint!: string | null;
  /** Number of the edition since which a brochure stands, and which it bears; null when it was made for its own edition. */
  @Whole({ nullable: true }) unchangedSince!: number | null;
  @CreatedAt() queuedAt!: Date;
  @Moment({ nullable: true }) readyAt!: Date | null;
}
