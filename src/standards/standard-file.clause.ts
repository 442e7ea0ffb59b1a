import type { Fault } from '../errors';
import type { ClauseText, Comparison, Measure, Obligation } from '../vocabulary';
import type { Fence } from './clause-text.markdown';
import { normaliseClauseText } from './clause-text.normalisation';
import { clauseTextFaults, keyFaults } from './clause-text.rules';
import { clauseFields, everyone, measureFields } from './standard-file';
import { atLines } from './standard-file.lines';
import { YamlReader, type YamlValue } from './standard-file.yaml';

/** A clause as it stands in the file; lines are 1-based. */
export interface ClauseSource {
  title: string;
  line: number;
  block: Fence | null;
  body: string;
  bodyLine: number;
}

export interface ReadClause {
  /** As written in the block; null when it is to be derived. */
  id: string | null;
  idLine: number;
  text: ClauseText;
  faults: Fault[];
}

/** @param knownJobRoles null when the front matter couldn't be read */
export function readClause(source: ClauseSource, knownJobRoles: ReadonlySet<string> | null): ReadClause {
  const reader = new YamlReader(source.block?.content ?? '', (source.block?.line ?? 0) + 2);
  const fields = reader.root(clauseFields);
  const id = reader.text(fields.get('id'));
  const text = normaliseClauseText({
    title: source.title,
    body: source.body,
    appliesTo: readAppliesTo(reader, fields.get('appliesTo')),
    obligation: (reader.text(fields.get('obligation')) ?? 'mandatory') as Obligation,
    measure: readMeasure(reader, fields.get('measure')),
    check: reader.text(fields.get('check')),
    weight: reader.number(fields.get('weight')) ?? 1,
    rationale: reader.text(fields.get('rationale')),
    say: readPhrases(reader, fields.get('say')),
    avoid: readPhrases(reader, fields.get('avoid')),
  });
  const rules = clauseTextFaults(text, knownJobRoles).map((fault) =>
    fault.field === 'body' ? { ...fault, line: source.bodyLine + (fault.line ?? 1) - 1 } : fault,
  );
  if (id !== null) rules.push(...keyFaults('id', id));
  return {
    id,
    idLine: reader.lines.get('id') ?? source.line,
    text,
    faults: atLines(rules, reader, source.line),
  };
}

function readAppliesTo(reader: YamlReader, value: YamlValue | undefined): string[] {
  const keys = readPhrases(reader, value);
  return keys.length === 1 && keys[0] === everyone ? [] : keys;
}

function readPhrases(reader: YamlReader, value: YamlValue | undefined): string[] {
  return reader.list(value).map((entry) => reader.text(entry) ?? '');
}

function readMeasure(reader: YamlReader, value: YamlValue | undefined): Measure | null {
  if (!value) return null;
  const fields = reader.fields(value, measureFields);
  const target = fields.get('target');
  const numbers = reader.list(target).map((entry) => reader.number(entry));
  const single = numbers.length < 2 && !(target && reader.isList(target));
  return {
    indicator: reader.text(fields.get('indicator')) ?? '',
    comparison: (reader.text(fields.get('comparison')) ?? '') as Comparison,
    target: single ? (numbers[0] ?? null) : (numbers.map((number) => number ?? NaN) as [number, number]),
    unit: reader.text(fields.get('unit')),
  };
}
