import type { SourceQuery, SourceTextDto } from './evidence.dto';
import { plainSource, type SourceText } from './source.rules';
import type { SourceFilter } from './sources.service';

/** What was sent, with nothing where something was left out. */
export function sourceText({ title, ...sent }: SourceTextDto): SourceText {
  const { words, origin, day, count, firstDay, lastDay, share, sample } = { ...plainSource, ...sent };
  const text = { words, origin, day, count, firstDay, lastDay, share, sample };
  const said = Object.fromEntries(Object.entries(text).map(([field, value]) => [field, value ?? null]));
  return { title, ...(said as typeof plainSource) };
}

export function sourceFilter({ kind, find }: Pick<SourceQuery, 'kind' | 'find'>): SourceFilter {
  return { kind: kind ?? null, find: find || null };
}
