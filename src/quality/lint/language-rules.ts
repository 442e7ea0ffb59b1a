import type { Language } from '../../vocabulary';
import type { VagueKind } from './finding';

/** A pattern as the lists of a language write it: see `pattern.ts`. */
export type Pattern = string;

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** How a language bends a word, as far as finding it needs: the first form that fits is enough, whether or not the language has it. */
export interface Inflection {
  /** What may follow a stem: the endings of nouns and adjectives, or the chain of suffixes of an agglutinative language. */
  ending: string;
  /** What a word loses at its end when it is bent; empty where it loses nothing. */
  lost: string;
  /** Vowels that disappear before the last letter, such as in Russian продавец, продавца. */
  fleeting: string;
  /** Letters that change at the end of a stem when something follows, such as Turkish k → ğ. */
  softened: Record<string, string>;
}

/**
 * What the rules need to know of one language. Everything here is data: a company of another trade or another language changes
 * lists, not code. Words are written in small letters; `~` stands for the endings of the language.
 */
export interface LanguageRules {
  language: Language;
  inflection: Inflection;
  vague: Record<VagueKind, Pattern[]>;
  passive: {
    /** Verbs in the passive. */
    forms: Pattern[];
    /** Verbs that look like it and are not; each matches a whole form or, with `~~`, its beginning. */
    except: Pattern[];
  };
  /** Who acts: people of the company as the subject of a sentence, or as the agent of a passive. */
  actors: Pattern[];
  several: {
    /** Words that begin one more requirement, at the head of a sentence or before its verb. */
    connectives: Pattern[];
    /** A second obligation in the same sentence; the passage is what matches from the group `again` on. */
    repeated: Pattern[];
    /** A second act in a title; the passage is the group `again`. */
    titles: Pattern[];
    /** Words that look like the verb of a title and are not. */
    notVerbs: Pattern[];
  };
  numerals: readonly (readonly [value: number, pattern: Pattern])[];
  /** What stands before the number, and after the unit, where a number is a limit. */
  limits: { atMost: Pattern[]; atLeast: Pattern[]; before: Pattern[]; after: Pattern[] };
  units: Record<TimeUnit, Pattern>;
  percent: Pattern;
  /** What stands between a number and a unit of time that counts only working time. */
  working: Pattern;
  /** Words of the longest sentence that is understood at the first reading (`readability.ts`). */
  longestSentence: number;
}
