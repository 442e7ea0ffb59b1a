import { translate } from '../platform/i18n/translate';
import type { Language, Obligation, StandardJobRole } from '../vocabulary';
import type { Mark } from './clause-marks';
import type { EditionClause } from './edition-document';
import { markdownToHtml } from './markdown';
import { measureSentence } from './measure-sentence';

interface Fact<Text = string> {
  label: string;
  text: Text;
}

interface Phrases<Text = string> {
  label: string;
  phrases: Text[];
}

/**
 * What `templates/partials/clause.hbs` shows, on paper and on the screen: every word of it in the standard's language. `Text` is what a
 * template escapes, or something that it knows to be safe HTML.
 */
export interface ClauseView<Text = string> {
  /** The `id` of the element, unique within the document. */
  anchor: string;
  number: string;
  title: Text;
  /** Safe HTML. */
  body: string;
  obligation: { key: Obligation; label: Text };
  /** What became of it since the edition before, where the document marks that. */
  mark: Mark | null;
  /** The sentence that names the job roles of a role clause. */
  jobRoles: Text | null;
  measure: Fact<Text> | null;
  check: Fact<Text> | null;
  rationale: Fact<Text> | null;
  say: Phrases<Text> | null;
  avoid: Phrases<Text> | null;
  /** Too long to be kept on one page. */
  long: boolean;
  hasFacts: boolean;
  /** Phrases stand in a pair, and so do what is checked and why; a partner may be missing. */
  hasPhrases: boolean;
  bothPhrases: boolean;
  hasReasons: boolean;
  bothReasons: boolean;
}

/** To make one takes as long as to draw a card. */
const lists = new Map<Language, Intl.ListFormat>();

/** A clause for everybody is drawn once for all the brochures of its edition. */
const bodies = new WeakMap<EditionClause, { body: string; html: string }>();

// Letters: half a page A4, most of a page A5.
const longText = 1200;

/** The place of a clause within its document: links, destinations and bookmarks lead here. */
export function clauseAnchor(clause: Pick<EditionClause, 'number'>): string {
  return `clause-${clause.number.replaceAll('.', '-')}`;
}

/** Prepares a clause for its card. `jobRoles` are those of the standard; their order is the order of naming. */
export function clauseView(clause: EditionClause, jobRoles: StandardJobRole[], language: Language): ClauseView {
  return { ...clauseFrame(clause, jobRoles, language), body: bodyOf(clause) };
}

function bodyOf(clause: EditionClause): string {
  const drawn = bodies.get(clause);
  if (drawn?.body === clause.body) return drawn.html;
  const html = markdownToHtml(clause.body);
  bodies.set(clause, { body: clause.body, html });
  return html;
}

/** All of the card but its body, which is what costs. */
export function clauseFrame(
  clause: EditionClause,
  jobRoles: StandardJobRole[],
  language: Language,
): Omit<ClauseView, 'body'> {
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
    obligation: { key: clause.obligation, label: translate(language, `documents.obligation.${clause.obligation}`) },
    mark: null,
    jobRoles: jobRolesSentence(clause.appliesTo, jobRoles, language),
    ...{ measure, check, rationale, say, avoid },
    long: [clause.body, clause.check, clause.rationale, ...clause.say, ...clause.avoid].join('').length > longText,
    hasFacts: Boolean(measure ?? check ?? rationale ?? say ?? avoid),
    hasPhrases: Boolean(say ?? avoid),
    bothPhrases: Boolean(say && avoid),
    hasReasons: Boolean(check ?? rationale),
    bothReasons: Boolean(check && rationale),
  };
}

/** The sentence that names job roles; null where there are none. */
export function jobRolesSentence(appliesTo: string[], jobRoles: StandardJobRole[], language: Language): string | null {
  if (!jobRoles.some(({ key }) => appliesTo.includes(key))) return null;
  return appliesToSentence(appliesTo, jobRoles, language);
}

/** The same, also where a clause applies to everyone. */
export function appliesToSentence(appliesTo: string[], jobRoles: StandardJobRole[], language: Language): string {
  return translate(language, 'documents.clause.appliesTo', { jobRoles: appliesToNames(appliesTo, jobRoles, language) });
}

/** Whom a clause applies to; the titles are the standard's. */
export function appliesToNames(appliesTo: string[], jobRoles: StandardJobRole[], language: Language): string {
  const titles = jobRoles.filter(({ key }) => appliesTo.includes(key)).map(({ title }) => title);
  if (titles.length === 0) return translate(language, 'pages.clause.everyone');
  const list = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, list);
  return list.format(titles);
}
