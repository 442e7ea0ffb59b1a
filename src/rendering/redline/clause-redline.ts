import Handlebars from 'handlebars';
import { translate } from '../../platform/i18n/translate';
import type { ClauseText, Language, StandardJobRole } from '../../vocabulary';
import { appliesToNames, appliesToSentence, clauseFrame, type ClauseView } from '../clause-view';
import type { EditionClause } from '../edition-document';
import { measureSentence } from '../measure-sentence';
import { RedlinePen } from './redline-html';

/** One field of a clause in two texts. */
export interface FieldRedline {
  field: keyof ClauseText;
  label: string;
  /** Safe HTML: blocks for Markdown and lists, else a line. */
  html: string;
  isBlock: boolean;
}

/** Draws what changed in the clauses of two texts of a standard. */
export class ClauseRedline {
  private readonly pen: RedlinePen;

  /**
   * @param ofText the language of the standard
   * @param language that of the reader: labels are in it, and what a screen reader says of changes
   */
  constructor(
    private readonly ofText: Language,
    private readonly language: Language,
    private readonly jobRoles: { before: StandardJobRole[]; after: StandardJobRole[] },
  ) {
    this.pen = redlinePen(ofText, language);
  }

  /** Each of the fields as it was and is. */
  fields(before: ClauseText, after: ClauseText, fields: (keyof ClauseText)[]): FieldRedline[] {
    return fields.map((field) => ({
      field,
      label: translate(this.language, `pages.clause.field.${field}`),
      html: this.field(before, after, field),
      isBlock: ['body', 'say', 'avoid'].includes(field),
    }));
  }

  /** The card of a clause with every change marked in it. */
  card(before: EditionClause, after: EditionClause): ClauseView<Handlebars.SafeString> {
    const [was, is] = [
      clauseFrame(before, this.jobRoles.before, this.ofText),
      clauseFrame(after, this.jobRoles.after, this.ofText),
    ];
    const line = (one = '', other = '') => marked(this.pen.line(one, other));
    const fact = (name: 'measure' | 'check' | 'rationale') => {
      const label = (is[name] ?? was[name])?.label;
      return label === undefined ? null : { label, text: line(was[name]?.text, is[name]?.text) };
    };
    const phrases = (name: 'say' | 'avoid') => {
      const label = (is[name] ?? was[name])?.label;
      return label === undefined ? null : { label, phrases: this.pen.lines(before[name], after[name]).map(marked) };
    };
    const sentence = ({ appliesTo }: ClauseText, side: Side) =>
      appliesToSentence(appliesTo, this.jobRoles[side], this.ofText);
    const [measure, check, rationale] = [fact('measure'), fact('check'), fact('rationale')];
    const [say, avoid] = [phrases('say'), phrases('avoid')];
    return {
      ...is,
      title: line(before.title, after.title),
      body: this.pen.markdown(before.body, after.body),
      obligation: { key: after.obligation, label: line(was.obligation.label, is.obligation.label) },
      jobRoles: was.jobRoles || is.jobRoles ? line(sentence(before, 'before'), sentence(after, 'after')) : null,
      ...{ measure, check, rationale, say, avoid },
      long: was.long || is.long,
      hasFacts: was.hasFacts || is.hasFacts,
      hasPhrases: Boolean(say ?? avoid),
      bothPhrases: Boolean(say && avoid),
      hasReasons: Boolean(check ?? rationale),
      bothReasons: Boolean(check && rationale),
    };
  }

  /** Of Markdown outside of clauses, such as an introduction. */
  markdown(before: string | null, after: string | null): string {
    return this.pen.markdown(before ?? '', after ?? '');
  }

  line(before: string | null, after: string | null): string {
    return this.pen.line(before ?? '', after ?? '');
  }

  /** Of lines that belong together. */
  list(before: string[], after: string[]): string {
    const lines = this.pen.lines(before, after).map((one) => `<li>${one}</li>`);
    return `<ul>${lines.join('')}</ul>`;
  }

  private field(before: ClauseText, after: ClauseText, field: keyof ClauseText): string {
    switch (field) {
      case 'body':
        return this.pen.markdown(before.body, after.body);
      case 'say':
      case 'avoid':
        return this.list(before[field], after[field]);
      default:
        return this.pen.line(this.written(before, field, 'before'), this.written(after, field, 'after'));
    }
  }

  private written(text: ClauseText, field: Exclude<keyof ClauseText, 'body' | 'say' | 'avoid'>, side: Side): string {
    switch (field) {
      case 'appliesTo':
        return appliesToNames(text.appliesTo, this.jobRoles[side], this.ofText);
      case 'obligation':
        return translate(this.ofText, `documents.obligation.${text.obligation}`);
      case 'measure':
        return text.measure ? measureSentence(text.measure, this.ofText) : '';
      default:
        return String(text[field] ?? '');
    }
  }
}

type Side = 'before' | 'after';

/** The words that a screen reader says of changes are the reader's. */
export function redlinePen(ofText: Language, language: Language): RedlinePen {
  return new RedlinePen(ofText, {
    language,
    inserted: translate(language, 'pages.text.inserted'),
    deleted: translate(language, 'pages.text.deleted'),
  });
}

/** A template shows it as it is: it is safe HTML in the place of a text. */
function marked(html: string): Handlebars.SafeString {
  return new Handlebars.SafeString(html);
}
