import { translate } from '../platform/i18n/translate';
import type { Language, Obligation, StandardJobRole } from '../vocabulary';
import type { EditionClause } from './edition-document';
import { markdownToHtml } from './markdown';
import { measureSentence } from './measure-sentence';

interface Fact {
  label: string;
  text: string;
}

interface Phrases {
  label: string;
  phrases: string[];
}

/** What `templates/partials/clause.hbs` shows, on paper and on the screen: every word of it in the standard's language. */
export interface ClauseView {
  /** The `id` of the element, unique within the document. */
  anchor: string;
  number: string;
  title: string;
  /** Safe HTML. */
  body: string;
  obligation: { key: Obligation; label: string };
  /** The sentence that names the job roles of a role clause. */
  jobRoles: string | null;
  measure: Fact | null;
  check: Fact | null;
  rationale: Fact | null;
  say: Phrases | null;
  avoid: Phrases | null;
  /** Too long to be kept on one page. */
  long: boolean;
  hasFacts: boolean;
  /** Phrases stand in a pair, and so do what is checked and why; a partner may be missing. */
  hasPhrases: boolean;
  bothPhrases: boolean;
  hasReasons: boolean;
  bothReasons: boolean;
}

// Letters: half a page A4, most of a page A5.
const longText = 1200;

/** The place of a clause within its document: links, destinations and bookmarks lead here. */
export function clauseAnchor(clause: Pick<EditionClause, 'number'>): string {
  return `clause-${clause.number.replaceAll('.', '-')}`;
}

/** Prepares a clause for its card. `jobRoles` are those of the standard; their order is the order of naming. */
export function clauseView(clause: EditionClause, jobRoles: StandardJobRole[], language: Language): ClauseView {
  const label = (key: string) => translate(language, `documents.clause.${key}`);
  const fact = (key: string, text: string | null): Fact | null => (text ? { label: label(key), text } : null);
  const phrases = (key: string, list: string[]): Phrases | null =>
    list.length > 0 ? { label: label(key), phrases: list } : null;

  const measure = fact('measure', clause.measure && measureSentence(clause.measure, language));
  const check = fact('check', clause.check);
  const rationale = fact('rationale', clause.rationale);
  const say = phrases('say', clause.say);
  const avoid = phrases('avoid', clause.avoid);
  return {
    anchor: clauseAnchor(clause),
    number: clause.number,
    title: clause.title,
    body: markdownToHtml(clause.body),
    obligation: { key: clause.obligation, label: translate(language, `documents.obligation.${clause.obligation}`) },
    jobRoles: jobRolesSentence(clause, jobRoles, language),
    ...{ measure, check, rationale, say, avoid },
    long: [clause.body, clause.check, clause.rationale, ...clause.say, ...clause.avoid].join('').length > longText,
    hasFacts: Boolean(measure ?? check ?? rationale ?? say ?? avoid),
    hasPhrases: Boolean(say ?? avoid),
    bothPhrases: Boolean(say && avoid),
    hasReasons: Boolean(check ?? rationale),
    bothReasons: Boolean(check && rationale),
  };
}

function jobRolesSentence(clause: EditionClause, jobRoles: StandardJobRole[], language: Language): string | null {
  const titles = jobRoles.filter((role) => clause.appliesTo.includes(role.key)).map((role) => role.title);
  if (titles.length === 0) return null;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(titles);
  return translate(language, 'documents.clause.appliesTo', { jobRoles: list });
}
