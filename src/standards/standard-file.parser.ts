import { isUtf8 } from 'node:buffer';
import type { Fault } from '../errors';
import { markdownBlocks, type Fence, type Heading } from './clause-text.markdown';
import { normaliseIntroduction, normaliseLine } from './clause-text.normalisation';
import { introductionFaults, titleFaults } from './clause-text.rules';
import { fileLimits, type StandardFile } from './standard-file';
import { readClause, type ClauseSource, type ReadClause } from './standard-file.clause';
import { readFrontMatter } from './standard-file.front-matter';
import { UniqueKeys } from './standard-file.keys';
import { readTitle } from './standard-file.title';

export type ParsedStandardFile = { file: StandardFile } | { faults: Fault[] };

/**
 * Reads a standard file. Either it is right in every respect, or all its faults are told in the order of their lines;
 * never throws. Only what can't be read at all (too large, not UTF-8, too many clauses) is told alone.
 */
export function parseStandardFile(source: Uint8Array | string): ParsedStandardFile {
  const decoded = decode(source);
  if ('faults' in decoded) return decoded;
  const front = splitFrontMatter(decoded.text);
  const { yaml, markdown, markdownLine } = front;
  const outline = outlineOf(markdown, markdownLine);
  const clauseCount = outline.parts.filter(({ level }) => level === 2).length;
  const sectionCount = outline.parts.length - clauseCount;
  const tooMany = [
    ...limitFault('too-many-clauses', fileLimits.clauses, clauseCount),
    ...limitFault('too-many-sections', fileLimits.sections, sectionCount),
  ];
  if (tooMany.length > 0) return { faults: tooMany };

  const { head, faults: headFaults } = readFrontMatter(yaml, 2);
  const rolesAreKnown = head.jobRoles.length > 0;
  const knownJobRoles = rolesAreKnown ? new Set(head.jobRoles.map(({ key }) => key)) : null;
  const { sections, faults } = readSections(outline.parts, knownJobRoles);
  const all = [...front.faults, ...(front.faults.length > 0 ? [] : headFaults), ...outline.faults, ...faults];
  if (all.length > 0) return { faults: inOrder(all) };
  return { file: { ...head, sections } };
}

function limitFault(code: string, maximum: number, count: number): Fault[] {
  return count > maximum ? [{ field: '', code, line: 1, parameters: { maximum, count } }] : [];
}

function inOrder(faults: Fault[]): Fault[] {
  const sorted = faults.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  if (sorted.length <= fileLimits.faults) return sorted;
  const kept = sorted.slice(0, fileLimits.faults);
  const { line } = kept.at(-1) as Fault;
  return [...kept, { field: '', code: 'more-faults', line, parameters: { count: sorted.length - kept.length } }];
}

function decode(source: Uint8Array | string): { text: string } | { faults: Fault[] } {
  const size = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength;
  if (size > fileLimits.bytes) {
    return {
      faults: [{ field: '', code: 'file-too-large', line: 1, parameters: { maximum: fileLimits.bytes / 1024 ** 2 } }],
    };
  }
  const wellFormed = typeof source === 'string' ? source.isWellFormed() : isUtf8(source);
  if (!wellFormed) return { faults: [{ field: '', code: 'not-utf-8', line: firstBrokenLine(source) }] };
  const text = typeof source === 'string' ? source : Buffer.from(source).toString('utf8');
  return { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}

function firstBrokenLine(source: Uint8Array | string): number {
  if (typeof source === 'string') return source.split('\n').findIndex((line) => !line.isWellFormed()) + 1;
  let line = 1;
  for (let start = 0; ; line += 1) {
    const end = source.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(source.subarray(start, end))) return line;
    start = end + 1;
  }
}

interface FrontMatter {
  yaml: string;
  markdown: string;
  /** 1-based line of the first line of `markdown`. */
  markdownLine: number;
  faults: Fault[];
}

function splitFrontMatter(text: string): FrontMatter {
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (!opening) {
    const faults = [{ field: '', code: 'no-front-matter', line: 1 }];
    return { yaml: '', markdown: text, markdownLine: 1, faults };
  }
  const lines = text.split('\n');
  const closing = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (closing < 0) {
    const faults = [{ field: '', code: 'front-matter-unclosed', line: 1 }];
    return { yaml: '', markdown: '', markdownLine: lines.length, faults };
  }
  return {
    yaml: lines.slice(1, closing).join('\n'),
    markdown: lines.slice(closing + 1).join('\n'),
    markdownLine: closing + 2,
    faults: [],
  };
}

/** A section (level 1) or clause (level 2) heading with what stands under it up to the next. Lines are 1-based. */
interface Part extends ClauseSource {
  level: number;
}

function outlineOf(markdown: string, firstLine: number): { parts: Part[]; faults: Fault[] } {
  const { lines, headings, fences } = markdownBlocks(markdown);
  const starts = headings.filter(({ level, underlined, nested }) => level <= 2 && !underlined && !nested);
  const blocks = new Map(fences.filter(({ kind }) => kind === 'clause').map((fence) => [fence.line, fence]));
  const faults: Fault[] = [];
  const before = lines.slice(0, starts[0]?.line ?? lines.length).findIndex((line) => line.trim() !== '');
  if (before >= 0) faults.push({ field: '', code: 'text-before-section', line: firstLine + before });
  const firstSection = starts.find(({ level }) => level === 1)?.line ?? Infinity;
  const parts = starts.map((heading, index) => {
    if (heading.level === 2 && heading.line < firstSection) {
      faults.push({ field: '', code: 'clause-outside-section', line: firstLine + heading.line });
    }
    const part = partOf(heading, starts[index + 1]?.line ?? lines.length, lines, blocks, firstLine);
    if (part.block && !part.block.closed) faults.push({ field: '', code: 'unclosed-fence', line: part.block.line + 1 });
    return part;
  });
  return { parts, faults };
}

function partOf(heading: Heading, end: number, lines: string[], blocks: Map<number, Fence>, firstLine: number): Part {
  const firstText = nextTextLine(lines, heading.line + 1, end);
  const fence = heading.level === 2 ? blocks.get(firstText) : undefined;
  const bodyStart = nextTextLine(lines, fence?.end ?? firstText, end);
  return {
    level: heading.level,
    title: readTitle(heading.text),
    line: firstLine + heading.line,
    block: fence ? { ...fence, line: firstLine + fence.line - 1 } : null,
    body: lines.slice(bodyStart, end).join('\n'),
    bodyLine: bodyStart < end ? firstLine + bodyStart : firstLine + heading.line,
  };
}

function nextTextLine(lines: string[], from: number, end: number): number {
  let line = from;
  while (line < end && /^[ \t]*$/.test(lines[line] ?? '')) line += 1;
  return line;
}

type ReadPart = { part: Part; clause: ReadClause | null };

function readSections(parts: Part[], knownJobRoles: ReadonlySet<string> | null) {
  const read: ReadPart[] = parts.map((part) => ({
    part,
    clause: part.level === 2 && part.block?.closed !== false ? readClause(part, knownJobRoles) : null,
  }));
  const faults: Fault[] = [];
  const keys = new UniqueKeys(collectIds(read, faults));
  const sections: StandardFile['sections'] = [];
  for (const { part, clause } of read) {
    if (part.level === 1) {
      const section = { title: normaliseLine(part.title), introduction: normaliseIntroduction(part.body), clauses: [] };
      sections.push(section);
      faults.push(...sectionFaults(section, part));
    } else if (clause) {
      faults.push(...clause.faults);
      const key = clause.id ?? keys.from(clause.text.title, 'clause');
      sections.at(-1)?.clauses.push({ key, ...clause.text });
    }
  }
  return { sections, faults };
}

function collectIds(read: ReadPart[], faults: Fault[]): Set<string> {
  const ids = new Set<string>();
  for (const { clause } of read) {
    if (!clause || clause.id === null) continue;
    const { id, idLine } = clause;
    if (ids.has(id)) faults.push({ field: 'id', code: 'duplicate', line: idLine, parameters: { value: id } });
    ids.add(id);
  }
  return ids;
}

function sectionFaults({ title, introduction }: StandardFile['sections'][number], part: Part): Fault[] {
  return [
    ...titleFaults('title', title).map((fault) => ({ ...fault, line: part.line })),
    ...introductionFaults(introduction).map((fault) => ({ ...fault, line: part.bodyLine + (fault.line ?? 1) - 1 })),
  ];
}
