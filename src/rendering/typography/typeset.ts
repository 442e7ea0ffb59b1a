import type { Language } from '../../vocabulary';
import { inlineElements } from '../inline-elements';
import { escapeHtml } from '../markdown';
import { bindWords } from './binding';
import { setDashes } from './dashes';
import { hyphenated, longWords } from './hyphenation';
import { setQuotes } from './quotes';

const withoutEnd = new Set(['br', 'wbr', 'img', 'hr', 'input', 'meta', 'link', 'col']);
const verbatim = new Set(['code', 'pre', 'style', 'script', 'svg', 'title', 'kbd', 'samp']);
const neverHyphenated = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'dt', 'nav']);

/** Elements whose words may be divided: text to be read, not labels, lists of contents and covers. */
const runningText = /(?:^|\s)(?:prose|fact-text|phrases)(?:\s|$)/;

/** Stands for what is left alone, to what surrounds it. */
const opaque = '\ufffc';
/** The next word begins a line. */
const lineBreak = '\u2028 ';

interface Element {
  name: string;
  /** Left as it is: code, or text of another language. */
  isVerbatim: boolean;
  isHyphenated: boolean;
}

/** A piece of text between two tags. */
interface Piece {
  /** Its place in the HTML; -1 where it only stands for something. */
  from: number;
  to: number;
  text: string;
  isHyphenated: boolean;
}

/** HTML with other text in some of its places. */
class Replacing {
  private readonly parts: string[] = [];
  private at = 0;

  constructor(private readonly html: string) {}

  replace(from: number, to: number, text: string): void {
    this.parts.push(this.html.slice(this.at, from), text);
    this.at = to;
  }

  toString(): string {
    return this.parts.join('') + this.html.slice(this.at);
  }
}

/**
 * Sets the text of a composed document as its language is printed: quotes, dashes, places where lines never break, and soft hyphens where
 * long words of running text may. Pure; tags, attributes, code and text marked as of another language are left alone. Signs are judged by
 * what surrounds them in their paragraph, whatever is emphasised in it.
 */
export function typeset(html: string, language: Language): string {
  const out = new Replacing(html);
  const open: Element[] = [];
  let block = new Block(language);
  let at = Math.max(0, html.indexOf('<body'));
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const to = start < 0 ? html.length : start;
    if (to > at) block.add(textBetween(html, at, to, open.at(-1)));
    if (start < 0) break;
    const isComment = html.startsWith('<!--', start);
    at = endAfter(html, isComment ? '-->' : '>', start);
    if (isComment) continue;
    const isEnd = html[start + 1] === '/';
    const name = nameAt(html, isEnd ? start + 2 : start + 1);
    if (!inlineElements.has(name)) {
      block.write(out);
      block = new Block(language);
    } else if (name === 'br') block.add({ from: -1, to: -1, text: lineBreak, isHyphenated: false });
    else if (name === 'ins' || name === 'del') block.showsChanges = true;
    if (isEnd) close(open, name);
    else if (!withoutEnd.has(name) && html[at - 2] !== '/') {
      open.push(elementOf(name, html.slice(start + name.length + 1, at - 1), open.at(-1), language));
    }
  }
  block.write(out);
  return out.toString();
}

function endAfter(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

const tagName = /[a-z0-9]*/y;

function nameAt(html: string, from: number): string {
  tagName.lastIndex = from;
  return tagName.exec(html)![0];
}

function textBetween(html: string, from: number, to: number, element: Element | undefined): Piece {
  const text = element?.isVerbatim ? null : decodeHtml(html.slice(from, to));
  return text === null
    ? { from: -1, to: -1, text: opaque, isHyphenated: false }
    : { from, to, text, isHyphenated: element?.isHyphenated ?? false };
}

/** A line without markup, such as a bookmark, with the quotes and dashes of its language. */
export function typesetLine(text: string, language: Language): string {
  return setDashes(setQuotes(text, language), language);
}

function close(open: Element[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name);
  if (at >= 0) open.length = at;
}

function elementOf(name: string, attributes: string, parent: Element | undefined, language: Language): Element {
  const other = attributes && /\slang="([^"]*)"/.exec(attributes)?.[1];
  const classes = attributes && /\sclass="([^"]*)"/.exec(attributes)?.[1];
  return {
    name,
    isVerbatim: verbatim.has(name) || (other ? other !== language : name !== 'body' && (parent?.isVerbatim ?? false)),
    isHyphenated:
      !neverHyphenated.has(name) && ((parent?.isHyphenated ?? false) || (!!classes && runningText.test(classes))),
  };
}

/** The text of one paragraph, heading or cell. */
class Block {
  /** What was inserted and deleted is shown sign by sign: only where lines break may differ. */
  showsChanges = false;
  private readonly pieces: Piece[] = [];

  constructor(private readonly language: Language) {}

  add(piece: Piece): void {
    this.pieces.push(piece);
  }

  /** Puts the text, set, in its places. */
  write(out: Replacing): void {
    const typed = this.pieces
      .map((piece) => piece.text)
      .join('')
      .replaceAll('\n', ' ');
    if (typed.trim() === '') return;
    const { language } = this;
    const signs = this.showsChanges ? typed : setDashes(setQuotes(typed, language), language);
    const set = bindWords(signs, language);
    let start = 0;
    for (const { from, to, text, isHyphenated } of this.pieces) {
      const end = start + text.length;
      if (from >= 0) {
        const piece = isHyphenated ? hyphenatedBetween(set, start, end, language) : set.slice(start, end);
        if (piece !== text) out.replace(from, to, escapeHtml(piece));
      }
      start = end;
    }
  }
}

const partOfWord = /[\p{L}\p{M}]/u;
const address = /[@/\\_\d]|\.\p{L}/u;

/** Divides the long words of `text` that lie between two places as a whole; addresses and codes stay as they are. */
function hyphenatedBetween(text: string, from: number, to: number, language: Language): string {
  return text.slice(from, to).replace(longWords, (word, at: number) => {
    const [start, end] = [from + at, from + at + word.length];
    if (partOfWord.test(text[start - 1] ?? '') || partOfWord.test(text[end] ?? '')) return word;
    return address.test(tokenAt(text, start, end)) ? word : hyphenated(word, language);
  });
}

function tokenAt(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (from > 0 && !/\s/.test(text[from - 1]!)) from -= 1;
  while (to < text.length && !/\s/.test(text[to]!)) to += 1;
  return text.slice(from, to);
}

const entities: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"' },
  ...{ '#39': "'", '#x27': "'", '#x60': '`', '#x3D': '=', '#96': '`', '#61': '=' },
};

/** The text that HTML stands for; null where it holds an entity that none of our writers makes. */
function decodeHtml(html: string): string | null {
  if (!html.includes('&')) return html;
  let isKnown = true;
  const text = html.replace(/&([#\w]+);/g, (entity, name: string) => {
    const sign = entities[name];
    if (sign === undefined) isKnown = false;
    return sign ?? entity;
  });
  return isKnown ? text : null;
}
