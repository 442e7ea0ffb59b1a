import { isUtf8 } from 'node:buffer';
import type { Fault } from '../errors';
import { markdownBlocks, type Fence, type Heading, type MarkdownBlocks } from './clause-text.markdown';
import { normaliseIntroduction, normaliseLine } from './clause-text.normalisation';
import { excerpt, introductionFaults, titleFaults } from './clause-text.rules';
import { fileLimits, type FileSection, type StandardFile } from './standard-file';
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
  const blocks = markdownBlocks(markdown);
  const starts = blocks.headings.filter(({ level, underlined, nested }) => level <= 2 && !underlined && !nested);
  const clauseCount = starts.filter(({ level }) => level === 2).length;
  const tooMany = [
    ...limitFault('too-many-clauses', fileLimits.clauses, clauseCount),
    ...limitFault('too-many-sections', fileLimits.sections, starts.length - clauseCount),
  ];
  if (tooMany.length > 0) return { faults: tooMany };

  const outline = outlineOf(starts, blocks, markdownLine);
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
  return [...kept, { field: '', code: 'more-faults', line: kept.at(-1)?.line ?? 1 }];
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
  const normal = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const faults = limitFault('too-many-lines', fileLimits.lines, normal.split('\n').length);
  return faults.length > 0 ? { faults } : { text: normal };
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

function outlineOf(starts: Heading[], { lines, fences }: MarkdownBlocks, firstLine: number) {
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

interface ReadPart {
  part: Part;
  /** Null for a section, and for a clause whose block was never closed. */
  clause: ReadClause | null;
}

function readSections(parts: Part[], knownJobRoles: ReadonlySet<string> | null) {
  const read = readParts(parts, knownJobRoles);
  const keys = new UniqueKeys(new Set(read.flatMap(({ clause }) => clause?.id ?? [])));
  const sections: FileSection[] = [];
  for (const { part, clause } of read) {
    if (part.level === 1) sections.push(sectionOf(part));
    else if (clause) {
      const key = clause.id ?? keys.from(clause.text.title, 'clause');
      sections.at(-1)?.clauses.push({ key, ...clause.text });
    }
  }
  const faults = read.flatMap(({ part, clause }) => (part.level === 1 ? sectionFaults(part) : (clause?.faults ?? [])));
  return { sections, faults: [...faults, ...repeatedIds(read)] };
}

/** Stops once there are more faults than are ever listed: a file full of broken blocks isn't worth the time. */
function readParts(parts: Part[], knownJobRoles: ReadonlySet<string> | null): ReadPart[] {
  const read: ReadPart[] = [];
  let faultCount = 0;
  for (const part of parts) {
    const readable = part.level === 2 && part.block?.closed !== false;
    const clause = readable ? readClause(part, knownJobRoles) : null;
    read.push({ part, clause });
    faultCount += clause?.faults.length ?? 0;
    if (faultCount > fileLimits.faults) break;
  }
  return read;
}

function repeatedIds(read: ReadPart[]): Fault[] {
  const seen = new Set<string>();
  return read.flatMap(({ clause }): Fault[] => {
    if (!clause || clause.id === null) return [];
    const { id, idLine: line } = clause;
    if (seen.has(id)) return [{ field: 'id', code: 'duplicate', line, parameters: { value: excerpt(id) } }];
    seen.add(id);
    return [];
  });
}

function sectionOf({ title, body }: Part): FileSection {
  return { title: normaliseLine(title), introduction: normaliseIntroduction(body), clauses: [] };
}

function sectionFaults(part: Part): Fault[] {
  const { title, introduction } = sectionOf(part);
  return [
    ...titleFaults('title', title).map((fault) => ({ ...fault, line: part.line })),
    ...introductionFaults(introduction).map((fault) => ({ ...fault, line: part.bodyLine + (fault.line ?? 1) - 1 })),
  ];
}
