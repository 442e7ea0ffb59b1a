import type { Node } from 'prosemirror-model';
import { markerOf } from '../../../rendering/markdown-writing/blocks';
import { readBlocks } from './reading';
import { schema } from './schema';
import { textsOf, writeBlock } from './writing';

/** A block and where it stands in the Markdown that was opened. */
interface Original {
  index: number;
  node: Node | null;
  start: number;
  end: number;
}

/** A block as it was written. */
interface Written {
  node: Node;
  markdown: string;
  /** Whose Markdown it kept. */
  original: Original | null;
}

/** Stands before the first block. */
const nothing: Original = { index: -1, node: null, start: 0, end: 0 };

/** A text as a document, and the way back: what was not touched keeps its Markdown to the letter. */
export class OpenedText {
  readonly document: Node;
  private readonly originals: Original[] = [];

  /**
   * @param text Markdown with LF line ends
   * @param rendered its blocks, each in an element whose `data-lines` says where it stands (src/rendering/editable-text.ts)
   */
  constructor(
    private readonly text: string,
    rendered: ParentNode,
  ) {
    const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const blocks: Node[] = [];
    for (const element of rendered.querySelectorAll<HTMLElement>('[data-lines]')) {
      const read = readBlocks(element);
      blocks.push(...read);
      const [from = 0, to = 0] = element.dataset['lines']!.split('-').map(Number);
      const start = lineStarts[from] ?? text.length;
      const end = start + text.slice(start, lineStarts[to]).trimEnd().length;
      const node = read.length === 1 && isWhole(text.slice(start, end)) ? read[0]! : null;
      this.originals.push({ index: this.originals.length, node, start, end });
    }
    this.document = schema.node('doc', null, blocks.length > 0 ? blocks : [schema.node('paragraph')]);
  }

  /** The Markdown of a document that came of this one. */
  write(document: Node): string {
    if (document.eq(this.document)) return this.text;
    const left = new Set(this.originals);
    let written = '';
    let before = null as Written | null;
    for (const node of textsOf(document)) {
      const last: Original | null = before ? before.original : nothing;
      const original: Original | null = this.originalOf(node, left, last?.index ?? -1);
      const follows: boolean = original !== null && last !== null && original.index === last.index + 1;
      const beside: string | null = before?.node.type === node.type ? markerOf(before.markdown) : null;
      const source = original && this.text.slice(original.start, original.end);
      // Elsewhere an indented block could become part of a list, and a list part of the one before.
      const kept: boolean = source !== null && (follows || (!/^\s/.test(source) && beside === null));
      const markdown: string = kept ? source! : writeBlock(node, beside);
      written += follows ? this.text.slice(last!.end, original!.start) : before ? '\n\n' : '';
      written += markdown;
      if (original) left.delete(original);
      before = { node, original: kept ? original : null, markdown };
    }
    const last = this.originals.at(-1);
    return last && before?.original === last ? written + this.text.slice(last.end) : written;
  }

  private originalOf(node: Node, left: Set<Original>, after: number): Original | null {
    const next = this.originals[after + 1];
    if (next?.node?.eq(node) && left.has(next)) return next;
    const same = [...left].filter((original) => original.node?.eq(node));
    return same.find(({ index }) => index > after) ?? same[0] ?? null;
  }
}

/** A fence that was never closed would swallow what is written behind it. */
function isWhole(source: string): boolean {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(source)?.[1];
  return !fence || new RegExp(`\n {0,3}${fence}${fence[0]}*[ \t]*$`).test(source);
}
