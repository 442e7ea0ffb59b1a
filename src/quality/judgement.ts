import { createHash } from 'node:crypto';
import type { ClauseText, Language } from '../vocabulary';
import type { CompanyWord, Finding, RuleId } from './lint/finding';
import { lintClause } from './lint/lint';
import { fold } from './lint/pattern';

/** Why a finding stays, by whose word. */
export interface Waiver {
  id: number;
  clauseId: number;
  rule: RuleId;
  passageKey: string;
  reason: string;
  waivedBy: { id: number; name: string };
  waivedAt: Date;
}

/** What findings are judged by besides the text. */
export interface JudgingGround {
  words: CompanyWord[];
  /** Those in force for the clauses that are looked at. */
  waivers: Waiver[];
}

export interface JudgedFinding extends Finding {
  passageKey: string;
  waiver: Waiver | null;
}

/** The findings of a clause, each with the waiver that holds for it. */
export function judged(
  clauseId: number,
  text: ClauseText,
  language: Language,
  { words, waivers }: JudgingGround,
): JudgedFinding[] {
  const own = waivers.filter((waiver) => waiver.clauseId === clauseId);
  return lintClause(text, language, words).map((finding) => {
    const key = passageKey(finding, text, language);
    return { ...finding, passageKey: key, waiver: own.find((waiver) => waiver.passageKey === key) ?? null };
  });
}

/** The same words found by the same rule in several places of a clause: mended alike, and waived together. */
export type FindingGroup = [first: JudgedFinding, ...others: JudgedFinding[]];

export function grouped(findings: readonly JudgedFinding[]): FindingGroup[] {
  return [...Map.groupBy(findings, ({ passageKey: key }) => key).values()] as FindingGroup[];
}

/** Whether it keeps a draft from its approvers. */
export function isBlocking({ severity, waiver }: JudgedFinding): boolean {
  return severity === 'blocking' && waiver === null;
}

/**
 * What a waiver holds for: the rule and the words it found, whatever their case and spacing, wherever they stand in the clause. A
 * number that contradicts the measure was accepted beside that measure only, so the measure is part of it.
 */
export function passageKey({ rule, passage }: Finding, { measure }: ClauseText, language: Language): string {
  const quote = fold(passage.quote, language).replace(/\s+/g, ' ').trim();
  const beside = rule === 'contradiction' ? measure : null;
  return createHash('sha256')
    .update(JSON.stringify([rule, quote, beside]))
    .digest('hex');
}
