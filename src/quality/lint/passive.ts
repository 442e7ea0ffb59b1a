import type { ClauseText } from '../../vocabulary';
import type { Finding } from './finding';
import type { LanguageRules } from './language-rules';
import { passageOf, type LintedText, type Sentence, type Span } from './linted-text';
import { anyOf, matchesAt, wholly } from './pattern';

/**
 * A passive whose doer nobody names: then nobody is asked why it was not done.
 *
 * Source: ISO/IEC/IEEE 29148:2018, 5.2.4 (construct: a subject that acts); INCOSE Guide to Writing Requirements, R2 (active voice with the responsible
 * party as the subject). Few passives do harm where requirements are read in their context (Krisch and Houdek, "The Myth of Bad Passive
 * Voice and Weak Words", RE 2015). So only the body is looked at, until it names somebody, and not at all in a clause for one job
 * role, which is its doer.
 */
export class PassiveVoice {
  private readonly forms: RegExp[];
  private readonly except: RegExp;
  private readonly actors: RegExp;

  constructor({ passive, actors, inflection }: LanguageRules) {
    this.forms = passive.forms.map((form) => anyOf([form], inflection));
    this.except = wholly(passive.except, inflection);
    this.actors = anyOf(actors, inflection);
  }

  /** One finding a sentence. */
  of({ appliesTo }: ClauseText, body: LintedText): Omit<Finding, 'severity'>[] {
    if (appliesTo.length === 1) return [];
    const findings: Omit<Finding, 'severity'>[] = [];
    for (const sentence of body.sentences) {
      if (matchesAt(this.actors, sentence.own, sentence.words).length > 0) break;
      const verb = this.verbIn(sentence);
      if (!verb) continue;
      const { start } = sentence;
      const passage = passageOf(body, { start: start + verb.start, end: start + verb.end });
      findings.push({ rule: 'passive-without-actor', field: body.part, passage, parameters: {} });
    }
    return findings;
  }

  private verbIn({ own, words }: Sentence): Span | null {
    for (const form of this.forms) {
      for (const match of matchesAt(form, own, words)) {
        if (this.except.test(match.groups!['verb']!)) continue;
        return { start: match.index, end: match.index + match[0].length };
      }
    }
    return null;
  }
}
