import { fileTypeOf } from './artefact.policy';
import type { ArtefactDto } from './artefacts.dto';

/** The documents of an edition, in the order in which one person looks for them. */
export interface DocumentsView {
  /** Of the edition. */
  id: number;
  number: number;
  effectiveDate: string;
  /** Each under the message that is its heading. */
  groups: { heading: string; documents: DocumentView[] }[];
  ready: number;
  total: number;
  /** Whether some are still being made, so that it pays to look again. */
  waiting: boolean;
}

export interface DocumentView extends ArtefactDto {
  /** Of 1, for messages. */
  done: number;
  mayDownload: boolean;
  mayRetry: boolean;
  /** What kind of file it is, as people call it, and as browsers do. */
  fileType: string;
  mediaType: string;
  /** Whether it can be read on the screen too. */
  pair: boolean;
}

/** One document, as pages list it. */
export function presentDocument(artefact: ArtefactDto, readable = false): DocumentView {
  const mayDownload = artefact.allowedActions.includes('download');
  return {
    ...artefact,
    done: artefact.progress / 100,
    fileType: fileTypeOf(artefact.form).extension.toUpperCase(),
    mediaType: fileTypeOf(artefact.form).type,
    mayDownload,
    mayRetry: artefact.allowedActions.includes('retry'),
    pair: readable && mayDownload,
  };
}

/**
 * What is for the person's own job roles comes first, then the whole standard, then what is for others.
 * @param readable whether the edition can be read on the screen too
 */
export function presentDocuments(
  edition: { id: number; number: number; effectiveDate: string },
  artefacts: ArtefactDto[],
  jobRoles: string[],
  readable: boolean,
): DocumentsView {
  const documents = artefacts.map((artefact) => presentDocument(artefact, readable));
  return {
    id: edition.id,
    number: edition.number,
    effectiveDate: edition.effectiveDate,
    groups: [own, whole, others]
      .map((heading) => ({
        heading,
        documents: documents.filter(({ jobRole }) => headingOf(jobRole, jobRoles) === heading),
      }))
      .filter((group) => group.documents.length > 0),
    ready: artefacts.filter(({ state }) => state === 'ready').length,
    total: artefacts.length,
    waiting: artefacts.some(({ state }) => state === 'queued' || state === 'rendering'),
  };
}

const own = 'pages.standard.own';
const whole = 'pages.standard.whole';
const others = 'pages.standard.others';

function headingOf(jobRole: string | null, ownJobRoles: string[]): string {
  if (jobRole === null) return whole;
  return ownJobRoles.includes(jobRole) ? own : others;
}
