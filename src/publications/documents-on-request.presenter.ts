import type { Actor } from '../accounts/actor';
import type { Edition } from '../editions/edition.entity';
import { documentOf } from '../editions/editions.service';
import { translate } from '../platform/i18n/translate';
import type { DocumentForm } from '../rendering/document-kinds';
import type { DocumentOfEdition } from '../rendering/documents-of';
import { paperOf } from '../rendering/documents-on-request';
import { papers } from '../rendering/print-shop/spine';
import { liveAt } from '../ui/live';
import type { Language } from '../vocabulary';
import type { Artefact } from './artefact.entity';
import { presentArtefact } from './artefact.presenter';
import type { DocumentsOnRequestDto } from './artefacts.dto';
import { presentDocument } from './documents.presenter';

export function presentChoices({ documents }: { documents: DocumentOfEdition[] }): DocumentsOnRequestDto {
  return {
    items: documents.map(({ name, kind, form, jobRoleKey, title }) => ({
      ...{ name, kind, form, title },
      jobRole: jobRoleKey,
    })),
  };
}

/** The name of the document that somebody chose: what it is, in which form, and for which job role, section or paper. */
export function documentNameOf(what: string, subject: string | undefined): string {
  const [kind = '', form] = what.split('.');
  return [[kind, subject].filter(Boolean).join('-'), form].filter(Boolean).join('.');
}

interface Requests {
  edition: Edition;
  standard: { id: number; title: string; language: Language };
  documents: DocumentOfEdition[];
  made: Artefact[];
  /** The job role, section or paper that was asked for last. */
  subject: string | undefined;
  hasGhostscript: boolean;
}

interface Subject {
  value: string;
  label: string;
  chosen: boolean;
}

const byGhostscript: DocumentForm[] = ['cmyk', 'archive'];

/** What one may ask for of an edition, by whom it is for, and what was asked for already, the latest first. */
export function presentRequests(actor: Actor, requests: Requests) {
  const { edition, standard, documents, made, subject, hasGhostscript } = requests;
  const { jobRoles, sections } = documentOf(edition);
  const presented = made.map((artefact) => presentDocument(presentArtefact(artefact, actor))).toReversed();
  const own = jobRoles.find(({ key }) => actor.jobRoles.includes(key))?.key;
  const chosenRole = jobRoles.some(({ key }) => key === subject) ? subject : own;
  const written = sections.filter(({ clauses }) => clauses.length > 0);
  const ofHandbook = documents.filter(({ kind, form }) => kind === 'handbook' && form !== 'cover');
  const subjects = (options: { value: string; label: string }[], chosen = subject): Subject[] =>
    options.map((option) => ({ ...option, chosen: option.value === chosen }));
  return {
    live: liveAt(`/editions/${edition.id}/documents`, { draft: edition.draftId, documents: true }),
    standard,
    edition: { id: edition.id, number: edition.number },
    made: presented,
    waiting: presented.some(({ state }) => state === 'queued' || state === 'rendering'),
    groups: [
      {
        ...group(
          'job-role',
          subjects(
            jobRoles.map(({ key, title }) => ({ value: key, label: title })),
            chosenRole,
          ),
        ),
        kinds: kindsOf(
          documents.filter(({ jobRoleKey }) => jobRoleKey === jobRoles[0]?.key),
          hasGhostscript,
        ),
        only: null,
      },
      {
        ...group(
          'section',
          subjects(written.map(({ number, title }) => ({ value: String(number), label: `${number} ${title}` }))),
        ),
        kinds: [],
        only: 'poster',
      },
      { ...group('handbook', null), kinds: kindsOf(ofHandbook, hasGhostscript), only: null },
      {
        ...group('cover', subjects(papersIn(actor.language))),
        kinds: [],
        only: 'handbook.cover',
      },
    ].filter((one) => one.subjects === null || one.subjects.length > 0),
  };
}

const group = (key: string, subjects: Subject[] | null) => ({
  key,
  subjects,
  heading: `printing.group.${key}`,
  subjectLabel: `printing.subject.${key}`,
  subjectLanguage: key !== 'cover',
});

function papersIn(language: Language) {
  return Object.keys(papers).map((name) => ({
    value: name,
    label: translate(language, 'documents.paper', paperOf(name)),
  }));
}

function kindsOf(documents: DocumentOfEdition[], hasGhostscript: boolean) {
  return documents.map(({ kind, form }, index) => {
    return {
      value: form === 'published' ? kind : `${kind}.${form}`,
      title: form === 'published' ? `printing.kindTitle.${kind}` : `printing.formTitle.${form}`,
      note: form === 'published' ? `printing.kindNote.${kind}` : `printing.formNote.${form}`,
      chosen: index === 0,
      isMissing: byGhostscript.includes(form) && !hasGhostscript,
    };
  });
}
