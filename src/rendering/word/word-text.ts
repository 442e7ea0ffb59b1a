import { longDate } from '../../platform/i18n/format';
import { translatorFor } from '../../platform/i18n/translate';
import type { GlossaryTerm, Language, StandardJobRole } from '../../vocabulary';
import type { EditionDocument, EditionSection } from '../edition-document';

/** All that a Word document of a standard shows. */
export interface WordText {
  language: Language;
  organisation: string;
  title: string;
  summary: string | null;
  /** Markdown. */
  foreword: string | null;
  glossary: GlossaryTerm[];
  /** Which edition it is, or that it is a draft. */
  status: string;
  facts: { label: string; text: string }[];
  jobRoles: StandardJobRole[];
  sections: EditionSection[];
}

export function wordTextOfEdition({ standard, organisation, edition, jobRoles, sections }: EditionDocument): WordText {
  const { language, title, summary, foreword = null, glossary = [] } = standard;
  const label = translatorFor(language);
  const fact = (key: string, text: string) => ({ label: label(`documents.imprint.${key}`), text });
  const approvers = edition.approvers.map(({ name, unit }) => (unit === null ? name : `${name} (${unit})`));
  return {
    language,
    organisation: organisation.name,
    title,
    summary,
    foreword,
    glossary,
    status: label('documents.edition', { number: edition.number }),
    facts: [
      fact('organisation', organisation.name),
      fact('inForceFrom', longDate(edition.effectiveDate, language)),
      fact('approvedOn', longDate(edition.approvedOn, language)),
      fact('approvedBy', approvers.join(', ')),
    ],
    jobRoles,
    sections,
  };
}
