import type { Finding } from './finding';
import type { LanguageRules } from './language-rules';
import { passageOf, type LintedText, type Span } from './linted-text';
import { anyOf, matchesAt, wholly } from './pattern';

/**
 * More than one requirement in a clause: half done, it is neither kept nor broken, and its check question has no honest answer.
 *
 * Source: ISO/IEC/IEEE 29148:2018, 5.2.5 (singular); INCOSE Guide to Writing Requirements, R18 (one thought a sentence) and R19
 * (combinators). Steps of one act are no second requirement, so three signs are looked for: a word that adds an obligation, an
 * obligation said again in the same sentence, and a title that names two acts.
 */
export class SeveralRequirements {
  private readonly connectives: RegExp;
  private readonly repeated: RegExp[];
  private readonly titles: RegExp[];
  private readonly notVerbs: RegExp;

  constructor({ several, inflection }: LanguageRules) {
    this.connectives = anyOf(several.connectives, inflection);
    this.repeated = several.repeated.map((pattern) => anyOf([pattern], inflection));
    this.titles = several.titles.map((pattern) => anyOf([pattern], inflection));
    this.notVerbs = wholly(several.notVerbs, inflection);
  }

  of(title: LintedText, body: LintedText): Omit<Finding, 'severity'>[] {
    return [
      ...this.inTitle(title).map((span) => finding(title, span)),
      ...this.inBody(body).map((span) => finding(body, span)),
    ];
  }

  private inTitle({ own }: LintedText): Span[] {
    for (const pattern of this.titles) {
      const [match] = matchesAt(pattern, own, [0]);
      const { first = '', verb = '' } = match?.groups ?? {};
      const again = match?.indices?.groups?.['again'];
      if (again && ![first, verb].some((word) => this.notVerbs.test(word))) return [trimmed(own, again)];
    }
    return [];
  }

  private inBody({ sentences }: LintedText): Span[] {
    return sentences.flatMap(({ start, own, words }) => {
      const added = matchesAt(this.connectives, own, words).map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }));
      const again = this.repeated.flatMap((pattern) =>
        matchesAt(pattern, own, words).map((match) => trimmed(own, match.indices!.groups!['again']!)),
      );
      const apart = again.filter((one) => added.every((other) => one.end <= other.start || one.start >= other.end));
      return [...added, ...apart].map((span) => ({ start: start + span.start, end: start + span.end }));
    });
  }
}

function finding(text: LintedText, span: Span): Omit<Finding, 'severity'> {
  return { rule: 'several-requirements', field: text.part, passage: passageOf(text, span), parameters: {} };
}

/** Without the comma and the space that join it to what is before. */
function trimmed(text: string, [start, end]: [number, number]): Span {
  const joint = /^[\s,;]*/.exec(text.slice(start, end))![0].length;
  return { start: start + joint, end };
}
