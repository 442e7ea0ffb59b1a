import { closest, distance } from 'fastest-levenshtein';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type Node,
  type ErrorCode,
} from 'yaml';
import type { Fault, MessageParameters } from '../errors';
import { excerpt } from './clause-text.rules';
import { fileLimits } from './standard-file';

export interface YamlValue {
  node: Node;
  /** 1-based line in the file. */
  line: number;
  /** Dotted path such as `measure.target`. */
  path: string;
}

const codes: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'yaml-tab',
  BAD_INDENT: 'yaml-indentation',
  MULTILINE_IMPLICIT_KEY: 'yaml-colon',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-colon',
  MISSING_CHAR: 'yaml-unclosed',
};

/**
 * Reads one YAML block of a standard file value by value. What isn't as expected is added to `faults` with its line, and
 * reads as null. Anchors, aliases and tags are refused, so that a block is never more than it looks.
 */
export class YamlReader {
  readonly faults: Fault[] = [];
  /** Line of every value read, by path. */
  readonly lines = new Map<string, number>();
  private readonly counter = new LineCounter();

  /**
   * @param firstLine 1-based line in the file of the first line of `source`
   * @param longest a block of more characters is not read
   */
  constructor(
    private readonly source: string,
    private readonly firstLine: number,
    private readonly longest: number = fileLimits.blockCharacters,
  ) {}

  /** The fields of the whole block; none when it isn't YAML or isn't a list of fields. */
  root(known: readonly string[]): Map<string, YamlValue> {
    if (this.source.length > this.longest) {
      this.fault('', this.firstLine, 'block-too-long', { maximum: this.longest });
      return new Map();
    }
    const document = parseDocument(this.source, {
      lineCounter: this.counter,
      prettyErrors: false,
      uniqueKeys: false,
      merge: false,
      schema: 'core',
      logLevel: 'error',
    });
    document.errors.forEach(({ code, pos: [offset] }, index) => {
      const start = index === 0 && code === 'MISSING_CHAR' ? startOfUnclosed(document, offset) : offset;
      this.fault('', this.lineAt(start), codes[code] ?? 'yaml-syntax');
    });
    const node: Node | null = document.errors.length > 0 ? null : document.contents;
    if (node === null || isNull(node)) return new Map();
    return this.fields({ node, line: this.firstLine, path: '' }, known);
  }

  /** The fields of a value that must be a list of `name: value`; any name is allowed when `known` is null. */
  fields(value: YamlValue, known: readonly string[] | null): Map<string, YamlValue> {
    const fields = new Map<string, YamlValue>();
    const { node } = value;
    if (!this.isPlain(value)) return fields;
    if (!isMap<Node, Node | null>(node)) {
      this.fault(value.path, value.line, 'not-fields');
      return fields;
    }
    for (const { key, value: child } of node.items) {
      const line = this.lineOf(key);
      const name = isScalar(key) && this.isPlain({ node: key, line, path: value.path }) ? textOf(key) : null;
      if (name === null) {
        this.fault(value.path, line, 'yaml-syntax');
        continue;
      }
      const path = value.path ? `${value.path}.${name}` : name;
      if (known && !known.includes(name)) {
        this.unknownField(name, path, line, known);
      } else if (fields.has(name)) {
        this.fault(path, line, 'duplicate', { value: excerpt(name) });
      } else {
        this.lines.set(path, line);
        fields.set(name, { node: child ?? new Scalar(null), line, path });
      }
    }
    return fields;
  }

  /** A text, or null when the value is absent or empty. A number or a word like `true` is text as it is written. */
  text(value: YamlValue | undefined): string | null {
    if (!value || !this.isPlain(value) || isNull(value.node)) return null;
    const text = isScalar(value.node) ? textOf(value.node) : null;
    if (text === null) this.fault(value.path, value.line, 'not-text');
    return text;
  }

  number(value: YamlValue | undefined): number | null {
    if (!value || !this.isPlain(value) || isNull(value.node)) return null;
    if (isScalar(value.node) && typeof value.node.value === 'number') return value.node.value;
    this.fault(value.path, value.line, 'not-a-number');
    return null;
  }

  /** The entries of a list; an entry that stands alone is a list of one. */
  list(value: YamlValue | undefined): YamlValue[] {
    if (!value || !this.isPlain(value) || isNull(value.node)) return [];
    if (!isSeq<Node>(value.node)) return [value];
    return value.node.items.map((node, index) => {
      const entry = { node, line: this.lineOf(node), path: `${value.path}.${index}` };
      this.lines.set(entry.path, entry.line);
      return entry;
    });
  }

  isList({ node }: YamlValue): boolean {
    return isSeq(node);
  }

  private isPlain({ node, line, path }: YamlValue): boolean {
    if (!isAlias(node) && !node.tag && !('anchor' in node && node.anchor)) return true;
    this.fault(path, line, 'yaml-reference');
    return false;
  }

  private unknownField(name: string, path: string, line: number, known: readonly string[]): void {
    const field = excerpt(name);
    const nearest = closest(field, known);
    const suggestion = distance(field, nearest) <= nearest.length / 2 ? nearest : 'none';
    this.fault(path, line, 'unknown-field', { field, suggestion, allowed: known.join(', ') });
  }

  private lineOf(node: Node): number {
    return node.range ? this.lineAt(node.range[0]) : this.firstLine;
  }

  private lineAt(offset: number): number {
    return this.firstLine + Math.max(this.counter.linePos(offset).line, 1) - 1;
  }

  private fault(field: string, line: number, code: string, parameters?: MessageParameters): void {
    this.faults.push({ field, code, line, ...(parameters && { parameters }) });
  }
}

/** An open quotation mark or bracket is noticed at the end of the block; people look for it where it was opened. */
function startOfUnclosed(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Node: (_, node) => {
      const quoted = isScalar(node) ? node.type?.startsWith('QUOTE') : !isAlias(node) && node.flow;
      if (quoted && node.range && node.range[0] <= end && node.range[1] >= end) start = node.range[0];
    },
  });
  return start;
}

function textOf(node: Scalar): string | null {
  if (typeof node.value === 'string') return node.value;
  return node.value === null ? null : (node.source ?? null);
}

function isNull(node: Node): boolean {
  return isScalar(node) && node.value === null;
}
