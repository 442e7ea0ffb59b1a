import type { ArtefactDto } from './artefacts.dto';

/** The documents of an edition, in the order in which one person looks for them. */
export interface DocumentsView {
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
}

/** What is for the person's own job roles comes first, then the whole standard, then what is for others. */
export function presentDocuments(
  edition: { number: number; effectiveDate: string },
  artefacts: ArtefactDto[],
  jobRoles: string[],
): DocumentsView {
  const documents = artefacts.map((artefact): DocumentView => ({
    ...artefact,
    done: artefact.progress / 100,
    mayDownload: artefact.allowedActions.includes('download'),
    mayRetry: artefact.allowedActions.includes('retry'),
  }));
  return {
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
