import { longDate } from '../platform/i18n/format';
import { translatorFor } from '../platform/i18n/translate';
import type { WordText } from '../rendering/word/word-text';
import type { DraftContent } from './draft-content';

/**
 * What a Word document of a draft shows.
 * @param day of the export, as the company's clock has it
 */
export function wordTextOfDraft(content: DraftContent, organisation: string, day: string): WordText {
  const { language, title, summary, foreword, glossary, jobRoles, sections } = content;
  const label = translatorFor(language);
  return {
    ...{ language, title, summary, foreword, glossary, jobRoles, organisation },
    status: label('documents.word.draft', { date: longDate(day, language) }),
    facts: [{ label: label('documents.imprint.organisation'), text: organisation }],
    sections: sections.map((section) => ({
      number: section.number,
      title: section.title,
      introduction: section.introduction,
      clauses: section.clauses.map(({ key, number, text }) => ({ key, number, ...text })),
    })),
  };
}
