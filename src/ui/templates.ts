import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { fileSize, longDate, longDay, longMoment } from '../platform/i18n/format';
import { translate, type Parameters } from '../platform/i18n/translate';
import { projectRoot } from '../platform/project-root';
import type { Language } from '../vocabulary';

/** What a helper gets after its own arguments. `root` is what the page was given, in whatever part it is called. */
interface Call {
  hash: Parameters;
  data: { root: { language: Language; house: { timeZone: string } } };
}

/** A page about a draft or a standard. */
interface TabOf {
  draft?: { title?: string } | null;
  standard?: { title?: string } | null;
}

const languageOf = (call: Call) => call.data.root.language;
const timeZoneOf = (call: Call) => call.data.root.house.timeZone;

const helpers = {
  /** `{{t 'pages.signIn.title'}}`; parameters of the message by name. */
  t: (key: string, call: Call) => translate(languageOf(call), key, call.hash),
  /** What a state or another word of the process is called. */
  word: (word: string, call: Call) => translate(languageOf(call), `errors.words.${word}`),
  /** A page with a form that was refused says so in its title, which is what a screen reader reads first. */
  titled: (title: string, faults: unknown, call: Call) =>
    faults ? translate(languageOf(call), 'pages.form.titleWithFaults', { title }) : title,
  /** What a tab is called: the page, then the text it belongs to, for whoever has several open. */
  tabTitle: (title: string, { draft, standard }: TabOf) =>
    [...new Set([title, draft?.title ?? standard?.title, 'Etalon'])].filter(Boolean).join(' · '),
  /** A calendar date, or the day of a moment by the company's clock. */
  date: (date: string | Date, call: Call) =>
    typeof date === 'string' ? longDate(date, languageOf(call)) : longDay(date, languageOf(call), timeZoneOf(call)),
  moment: (at: Date, call: Call) => longMoment(at, languageOf(call), timeZoneOf(call)),
  size: (bytes: number, call: Call) => fileSize(bytes, languageOf(call)),
  is: (one: unknown, other: unknown) => one === other,
};

const folder = join(projectRoot, 'templates', 'pages');
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

const handlebars = Handlebars.create();
handlebars.registerHelper(helpers);
for (const part of [
  'layout',
  'field',
  'faults',
  'document',
  'documents',
  'area',
  'checks',
  'choice',
  'changes',
  'comparison',
  'comment-form',
  'comment-body',
  'comment-thread',
  'kept',
  'objection',
  'ready-reasons',
  'redline',
  'said',
  'walk-help',
  'section-tools',
  'table-links',
  'took-part',
  'unsent',
  'writing',
  'clause-fields',
  'line',
  'logo',
  'own-field',
  'tally',
  'finding',
  'findings',
  'clause-findings',
  'finding-count',
  'field-findings',
  'news',
  'editors',
  'company-settings',
  'sample',
  'formatted',
  'link-form',
  'picture-form',
  'measure',
  'options',
  'phrases',
  'tool',
  'tools',
  'day',
  'source',
  'reasons',
  'source-search',
]) {
  handlebars.registerPartial(part, read('parts', `${part}.hbs`));
}

handlebars.registerPartial('clause', read('..', 'partials', 'clause.hbs').trim());
handlebars.registerPartial('glossary-terms', read('..', 'partials', 'glossary-terms.hbs').trim());

const compile = (name: string) => compileTemplate(read(`${name}.hbs`));

/** A template that is put together of the same parts as the pages. */
export function compileTemplate(source: string): (view: object) => string {
  return handlebars.compile(source, {
    // A name that the template asks for must be there; null when there is nothing.
    strict: true,
    // What was typed into a text area is shown as it is, wherever its part is called.
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(helpers).map((helper) => [helper, true])),
  });
}

/** The pages, `templates/pages/<name>.hbs`, compiled once. What they show is escaped unless it is made safe before. */
export const pageTemplates = {
  account: compile('account'),
  'answers-import': compile('answers-import'),
  'answers-plan': compile('answers-plan'),
  approval: compile('approval'),
  'clause-edit': compile('clause-edit'),
  'clause-removal': compile('clause-removal'),
  clause: compile('clause'),
  comparison: compile('comparison'),
  citing: compile('citing'),
  'complaints-import': compile('complaints-import'),
  'complaints-plan': compile('complaints-plan'),
  'composition-rules': compile('composition-rules'),
  criteria: compile('criteria'),
  'criteria-settings': compile('criteria-settings'),
  discussion: compile('discussion'),
  'draft-text': compile('draft-text'),
  draft: compile('draft'),
  'documents-on-request': compile('documents-on-request'),
  evidence: compile('evidence'),
  findings: compile('findings'),
  'forbidden-words': compile('forbidden-words'),
  'group-member': compile('group-member'),
  'group-newcomer': compile('group-newcomer'),
  history: compile('history'),
  home: compile('home'),
  'import-contents': compile('import-contents'),
  'import-placing': compile('import-placing'),
  'import-plan': compile('import-plan'),
  import: compile('import'),
  judgements: compile('judgements'),
  'link-ended': compile('link-ended'),
  links: compile('links'),
  'notification-preferences': compile('notification-preferences'),
  objection: compile('objection'),
  outbox: compile('outbox'),
  people: compile('people'),
  person: compile('person'),
  comments: compile('comments'),
  reasons: compile('reasons'),
  'reasons-in-force': compile('reasons-in-force'),
  revisions: compile('revisions'),
  'session-ended': compile('session-ended'),
  preview: compile('preview'),
  problem: compile('problem'),
  publish: compile('publish'),
  'reader-text': compile('reader-text'),
  reader: compile('reader'),
  round: compile('round'),
  'round-summary': compile('round-summary'),
  'section-edit': compile('section-edit'),
  'standard-head': compile('standard-head'),
  settings: compile('settings'),
  search: compile('search'),
  'sign-in': compile('sign-in'),
  'standard-beginning': compile('standard-beginning'),
  source: compile('source'),
  'source-edit': compile('source-edit'),
  sources: compile('sources'),
  standard: compile('standard'),
  verification: compile('verification'),
  withdrawal: compile('withdrawal'),
  work: compile('work'),
  'working-group': compile('working-group'),
};

export type PageName = keyof typeof pageTemplates;
