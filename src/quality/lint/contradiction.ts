import type { ClauseText, Measure } from '../../vocabulary';
import type { Finding } from './finding';
import { passageOf, type LintedText } from './linted-text';
import { fold } from './pattern';
import type { Quantity, QuantityReader } from './quantities';

/**
 * A number in the words that cannot hold together with the measure. Two readers then keep two different standards, so it blocks; and
 * because it blocks, it is found only where nothing else can be meant:
 *
 * - the number has the unit of the measure, or one that converts into it;
 * - its part of the clause does not name the right number as well;
 * - in the body, which also tells of other numbers, its words make it a limit (`within`, `не позднее`, `en geç`);
 * - the indicator does not name it.
 *
 * A right number also contradicts when its words turn the comparison round: `at least` where the measure says at most.
 *
 * Source: ISO/IEC/IEEE 29148:2018, 5.2.6 (a set of requirements is consistent), within one clause.
 */
export function contradictionsIn(
  { measure }: ClauseText,
  parts: readonly LintedText[],
  quantities: QuantityReader,
): Omit<Finding, 'severity'>[] {
  // Never doing something is said in words, and what may happen instead has numbers of its own.
  if (!measure || measure.target === null || measure.target === 0) return [];
  if (![measure.target].flat().every(Number.isFinite)) return [];
  const numbers = quantities.inUnitOf(measure);
  if (!numbers) return [];
  const indicated = numbers(fold(measure.indicator, quantities.language)).flatMap(({ values }) => values);
  return parts.flatMap((text) => {
    const found = numbers(text.own);
    const right = found.filter((quantity) => agrees(quantity, measure));
    const wrong = right.length > 0 ? right.filter((quantity) => isTurnedRound(quantity, measure)) : found;
    return wrong
      .filter(({ limit }) => text.part !== 'body' || limit !== null)
      .filter(({ values }) => !values.some((value) => indicated.includes(value)))
      .map((quantity) => ({
        rule: 'contradiction' as const,
        field: text.part,
        passage: passageOf(text, quantity),
        parameters: {},
      }));
  });
}

function agrees({ values }: Quantity, { target }: Measure): boolean {
  if (!Array.isArray(target)) return values.some((value) => isSame(value, target!));
  const [low, high] = target;
  return values.every((value) => value >= low && value <= high);
}

function isTurnedRound({ limit }: Quantity, { comparison }: Measure): boolean {
  return (comparison === 'at-most' && limit === 'at-least') || (comparison === 'at-least' && limit === 'at-most');
}

/** Conversions such as minutes of an hour leave a remainder. */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
