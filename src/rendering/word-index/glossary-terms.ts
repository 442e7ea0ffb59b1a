import type { GlossaryTerm, Language } from '../../vocabulary';
import type { EditionClause } from '../edition-document';
import { stemOf, wordsOfText } from './word-forms';

/** The stems of a clause are the same in all the brochures of its edition. */
const stemsOfClauses = new WeakMap<EditionClause, Map<Language, string[]>>();

/** Finds the terms of a glossary in clauses, whatever the form in which a sentence needs them. */
export class GlossaryTerms {
  /** The terms by their first stem. */
  private readonly byFirst: Map<string, { term: GlossaryTerm; stems: string[] }[]>;

  constructor(
    private readonly glossary: GlossaryTerm[],
    private readonly language: Language,
  ) {
    const terms = glossary.map((term) => ({ term, stems: stemsOf(term.term, language) }));
    this.byFirst = Map.groupBy(
      terms.filter(({ stems }) => stems.length > 0),
      ({ stems }) => stems[0]!,
    );
  }

  /** The terms that occur in a clause. */
  in(clause: EditionClause): Set<GlossaryTerm> {
    return this.byFirst.size === 0 ? new Set() : this.among(stemsOfClause(clause, this.language));
  }

  inTitle({ title }: EditionClause): Set<GlossaryTerm> {
    return this.byFirst.size === 0 ? new Set() : this.among(stemsOf(title, this.language));
  }

  /** The terms that any of these clauses uses, and those that the meanings of these terms use, in the order of the glossary. */
  usedBy(clauses: EditionClause[]): GlossaryTerm[] {
    const used = new Set(clauses.flatMap((clause) => [...this.in(clause)]));
    // A set is gone through to its end, also what is added on the way.
    for (const { meaning } of used) {
      for (const term of this.among(stemsOf(meaning, this.language))) used.add(term);
    }
    return this.glossary.filter((term) => used.has(term));
  }

  private among(stems: string[]): Set<GlossaryTerm> {
    const found = new Set<GlossaryTerm>();
    stems.forEach((stem, at) => {
      for (const { term, stems: wanted } of this.byFirst.get(stem) ?? []) {
        if (wanted.every((one, index) => stems[at + index] === one)) found.add(term);
      }
    });
    return found;
  }
}

function stemsOf(text: string, language: Language): string[] {
  return wordsOfText(text).map((word) => stemOf(word, language));
}

function stemsOfClause(clause: EditionClause, language: Language): string[] {
  const known = stemsOfClauses.get(clause) ?? new Map<Language, string[]>();
  stemsOfClauses.set(clause, known);
  const { title, body, check, rationale, measure, say, avoid } = clause;
  const stems =
    known.get(language) ??
    stemsOf([title, body, check, rationale, measure?.indicator, ...say, ...avoid].join(' \n '), language);
  known.set(language, stems);
  return stems;
}
