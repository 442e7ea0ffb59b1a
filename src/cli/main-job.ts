import type { ArtefactDto } from '../publications/artefacts.dto';
import type { CommentDto } from '../reviews/comments.dto';
import type { ContentClauseDto, DraftTextDto } from '../standards/drafts.dto';
import type { ApiClient } from './api-client';
import type { Company } from './company';
import { approvalSteps } from './main-job.approval';
import { preparationSteps } from './main-job.preparation';
import { publicationSteps } from './main-job.publication';
import { reviewSteps } from './main-job.review';
import { words, type Words } from './main-job.words';
import type { Part } from './sample-company';

/** One act, or a few of one kind, of the people who bring a standard into force. */
export interface Step {
  name: string;
  /** @returns what came of it, in a few words */
  act(job: Job): Promise<string | void>;
}

/** From a file to documents in force, by the public HTTP API alone. */
export const mainJob: readonly Step[] = [...preparationSteps, ...reviewSteps, ...approvalSteps, ...publicationSteps];

/** The steps of the main job before the one of this name. */
export function stepsBefore(name: string): readonly Step[] {
  const index = mainJob.findIndex((step) => step.name === name);
  if (index < 0) throw new Error(`the main job has no step "${name}"`);
  return mainJob.slice(0, index);
}

export interface JobObserver {
  onDone?(step: Step, seconds: number, outcome: string | void): void;
  /** While documents are made. */
  onProgress?(artefacts: ArtefactDto[]): void;
}

/** One standard on its way, and what its people have to remember. */
export class Job {
  standardId!: number;
  draftId!: number;
  editionId!: number;
  text!: DraftTextDto;
  roundId!: number;
  comments!: Record<'question' | 'proposal' | 'objection', CommentDto>;
  artefacts: ArtefactDto[] = [];
  /** Who writes each section. */
  readonly responsible = new Map<number, Part>();

  constructor(
    readonly file: Uint8Array,
    readonly company: Company,
    readonly observer: JobObserver = {},
    readonly signal?: AbortSignal,
  ) {}

  get words(): Words {
    return words[this.text.language];
  }

  as(part: Part): Promise<ApiClient> {
    return this.company.as(part);
  }

  /** The path of something in the draft. */
  draft(rest: string): string {
    return `/api/drafts/${this.draftId}${rest}`;
  }

  /** A clause that has room for another sentence: each `place` is in another section, as far as there are any. */
  clause(place: number): { clause: ContentClauseDto; sectionId: number } {
    const sections = this.text.sections
      .map(({ id, clauses }) => ({ id, roomy: clauses.filter(({ text }) => text.body.length < roomyBody) }))
      .filter(({ roomy }) => roomy.length > 0);
    const section = sections[place % sections.length];
    if (!section) throw new Error('The standard has no clause that could be commented on.');
    return { clause: section.roomy[place % section.roomy.length]!, sectionId: section.id };
  }
}

/** Characters of a body to which any of the sentences may be added. */
const roomyBody = 9000;

export class StepFailed extends Error {
  constructor(
    readonly step: string,
    override readonly cause: unknown,
  ) {
    super(`The step "${step}" failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** @throws StepFailed naming the first step that did not work */
export async function run(job: Job, steps: readonly Step[] = mainJob): Promise<void> {
  for (const step of steps) {
    const begun = performance.now();
    try {
      job.signal?.throwIfAborted();
      const outcome = await step.act(job);
      job.observer.onDone?.(step, (performance.now() - begun) / 1000, outcome);
    } catch (error) {
      throw new StepFailed(step.name, error);
    }
  }
}
