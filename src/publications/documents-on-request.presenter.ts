import type { Actor } from '../accounts/actor';
import type { Edition } from '../editions/edition.entity';
import { documentOf } from '../editions/editions.service';
import type { DocumentOfEdition } from '../rendering/documents-of';
import { liveAt } from '../ui/live';
import type { Language } from '../vocabulary';
import type { Artefact } from './artefact.entity';
import { presentArtefact } from './artefact.presenter';
import type { DocumentsOnRequestDto } from './artefacts.dto';
import { presentDocument } from './documents.presenter';

export function presentChoices({ documents }: { documents: DocumentOfEdition[] }): DocumentsOnRequestDto {
  return {
    items: documents.map(({ name, kind, jobRoleKey, title }) => ({ name, kind, jobRole: jobRoleKey, title })),
  };
}

/** The name of the document that somebody chose: what it is, and for which job role or section. */
export function documentNameOf(what: string, subject: string | undefined): string {
  return subject === undefined ? what : `${what}-${subject}`;
}

interface Requests {
  edition: Edition;
  standard: { id: number; title: string; language: Language };
  documents: DocumentOfEdition[];
  made: Artefact[];
  /** The job role or section that was asked for last. */
  subject: string | undefined;
}

/** What one may ask for of an edition, by whom it is for, and what was asked for already, the latest first. */
export function presentRequests(actor: Actor, { edition, standard, documents, made, subject }: Requests) {
  const { jobRoles, sections } = documentOf(edition);
  const presented = made.map((artefact) => presentDocument(presentArtefact(artefact, actor))).toReversed();
  const own = jobRoles.find(({ key }) => actor.jobRoles.includes(key))?.key;
  const chosenRole = jobRoles.some(({ key }) => key === subject) ? subject : own;
  return {
    live: liveAt(`/editions/${edition.id}/documents`, { draft: edition.draftId, documents: true }),
    standard,
    edition: { id: edition.id, number: edition.number },
    made: presented,
    waiting: presented.some(({ state }) => state === 'queued' || state === 'rendering'),
    groups: [
      {
        ...group('job-role'),
        subjects: jobRoles.map(({ key, title }) => ({ value: key, label: title, chosen: key === chosenRole })),
        kinds: kindsOf(documents.filter(({ jobRoleKey }) => jobRoleKey === jobRoles[0]?.key)),
        only: null,
      },
      {
        ...group('section'),
        subjects: sections
          .filter(({ clauses }) => clauses.length > 0)
          .map(({ number, title }) => ({
            value: String(number),
            label: `${number} ${title}`,
            chosen: String(number) === subject,
          })),
        kinds: [],
        only: 'poster',
      },
    ].filter(({ subjects }) => subjects.length > 0),
  };
}

const group = (key: string) => ({ key, heading: `printing.group.${key}`, subjectLabel: `printing.subject.${key}` });

function kindsOf(documents: DocumentOfEdition[]) {
  return documents.map(({ kind }, index) => ({
    value: kind,
    title: `printing.kind.${kind}.title`,
    note: `printing.kind.${kind}.note`,
    chosen: index === 0,
  }));
}
