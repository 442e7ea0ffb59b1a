import type { Fault } from '../errors';
import type { YamlReader } from './standard-file.yaml';

/**
 * The faults of a block together with those its rules found: each of the latter at the line of its field or of the
 * nearest enclosing one, and none for a field that couldn't be read in the first place.
 *
 * @param otherwise line of what has no line of its own
 */
export function atLines(rules: Fault[], reader: YamlReader, otherwise: number): Fault[] {
  const unread = new Set(reader.faults.map(({ field }) => field));
  const found = rules
    .filter(({ field }) => !enclosing(field).some((path) => unread.has(path)))
    .map((fault) => ({ ...fault, line: fault.line ?? lineOf(fault.field, reader.lines) ?? otherwise }));
  return [...reader.faults, ...found];
}

function lineOf(field: string, lines: ReadonlyMap<string, number>): number | undefined {
  const known = enclosing(field).find((path) => lines.has(path));
  return known === undefined ? undefined : lines.get(known);
}

/** `say.2`, `say` for `say.2`. */
function enclosing(field: string): string[] {
  const parts = field.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
}
