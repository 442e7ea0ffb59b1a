import { translatorFor } from '../../platform/i18n/translate';
import type { HtmlDocument } from '../document';
import type { EditionClause, EditionDocument } from '../edition-document';
import { measureSentence } from '../measure-sentence';
import { checklistTemplate, observationFormTemplate, styleSheets } from '../templates';
import { clausesOfRole, composeSheet } from './sheet';

/** Boxes of a row: the days of a week, or as many shifts. */
const columns = 7;
const answers = ['kept', 'notKept', 'notSeen'] as const;

/**
 * What a job role goes through by itself, A4: the check question of each of its clauses with a box for every day of a week.
 * @throws Error when the edition has no such job role
 */
export function checklistHtml(edition: EditionDocument, jobRoleKey: string): HtmlDocument {
  const label = translatorFor(edition.standard.language);
  const own = (key: string) => label(`documents.sheets.checklist.${key}`);
  return composeSheet(edition, {
    kind: 'checklist',
    heading: own('title'),
    subject: titleOf(edition, jobRoleKey),
    template: checklistTemplate,
    styles: [styleSheets.filledByHand],
    running: true,
    content: {
      hint: own('hint'),
      fields: ['name', 'place', 'period'].map(own),
      columns: { number: label('documents.sheets.number'), question: label('documents.sheets.question') },
      days: Array.from({ length: columns }, (_, index) =>
        label('documents.sheets.checklist.day', { number: index + 1 }),
      ),
      width: columns + 2,
      sections: questionsOf(edition, jobRoleKey),
    },
  });
}

/**
 * On what a manager or a mystery shopper writes what was seen of the work of a job role, A4: an answer and a remark for every check
 * question, and what that comes to with the weights of the clauses.
 * @throws Error when the edition has no such job role
 */
export function observationFormHtml(edition: EditionDocument, jobRoleKey: string): HtmlDocument {
  const label = translatorFor(edition.standard.language);
  const own = (key: string) => label(`documents.sheets.observation.${key}`);
  return composeSheet(edition, {
    kind: 'observation-form',
    heading: own('title'),
    subject: titleOf(edition, jobRoleKey),
    template: observationFormTemplate,
    styles: [styleSheets.filledByHand],
    running: true,
    content: {
      hint: own('hint'),
      fields: ['observed', 'place', 'moment', 'observer'].map(own),
      kinds: { label: own('kind'), choices: [own('internal'), own('external')] },
      columns: {
        number: label('documents.sheets.number'),
        question: label('documents.sheets.question'),
        weight: own('weight'),
        remarks: own('remarks'),
      },
      answers: answers.map(own),
      width: answers.length + 4,
      sections: questionsOf(edition, jobRoleKey),
      result: { title: own('result'), fields: ['reached', 'possible', 'percent'].map(own) },
      impression: own('impression'),
      signatures: ['signatureOfObserver', 'signatureOfObserved'].map(own),
    },
  });
}

function titleOf(edition: EditionDocument, jobRoleKey: string): string | null {
  return edition.jobRoles.find(({ key }) => key === jobRoleKey)?.title ?? null;
}

function questionsOf(edition: EditionDocument, jobRoleKey: string) {
  const { language } = edition.standard;
  return clausesOfRole(edition, jobRoleKey).map((section) => ({
    title: `${section.number} ${section.title}`,
    clauses: section.clauses.map((clause: EditionClause) => ({
      number: clause.number,
      // Without a question of its own, the clause itself is what can be kept or not.
      question: clause.check ?? clause.title,
      measure: clause.measure && measureSentence(clause.measure, language),
      weight: clause.weight,
    })),
  }));
}
