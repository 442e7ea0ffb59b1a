import type { ClauseText, GlossaryTerm, Measure } from '../vocabulary';

/** One line: runs of blanks and line ends become one space. Non-breaking spaces inside stay. */
export function normaliseLine(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

/** Plain text of one or more lines: LF, no blanks at the ends of lines, nothing empty before or after. */
export function normaliseProse(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Markdown: LF and no blank lines around. Blanks that mean something (hard breaks, indented code) stay. */
export function normaliseMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** The one form in which a clause's text is kept, compared and written; null stands for what says nothing. */
export function normaliseClauseText(text: ClauseText): ClauseText {
  return {
    title: normaliseLine(text.title),
    body: normaliseMarkdown(text.body),
    appliesTo: [...text.appliesTo],
    obligation: text.obligation,
    measure: text.measure && normaliseMeasure(text.measure),
    check: emptyToNull(text.check, normaliseLine),
    weight: text.weight,
    rationale: emptyToNull(text.rationale, normaliseProse),
    say: text.say.map(normaliseLine),
    avoid: text.avoid.map(normaliseLine),
  };
}

function normaliseMeasure({ indicator, comparison, target, unit }: Measure): Measure {
  return {
    indicator: normaliseLine(indicator),
    comparison,
    target: Array.isArray(target) ? (target.map(positiveZero) as typeof target) : target && positiveZero(target),
    unit: emptyToNull(unit, normaliseLine),
  };
}

/** JSON knows no negative zero, so neither does a target. */
function positiveZero(number: number): number {
  return number === 0 ? 0 : number;
}

export function emptyToNull(text: string | null, normalise: (text: string) => string): string | null {
  return (text && normalise(text)) || null;
}

/** The introduction of a section, or null when it says nothing. */
export function normaliseIntroduction(text: string | null): string | null {
  return emptyToNull(text, normaliseMarkdown);
}

/** The foreword of a standard, or null when it says nothing. */
export function normaliseForeword(text: string | null): string | null {
  return emptyToNull(text, normaliseMarkdown);
}

export function normaliseGlossary(glossary: readonly GlossaryTerm[]): GlossaryTerm[] {
  return glossary.map(({ term, meaning }) => ({ term: normaliseLine(term), meaning: normaliseLine(meaning) }));
}
