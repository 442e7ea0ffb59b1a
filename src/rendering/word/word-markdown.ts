import type { Token } from 'markdown-it';
import { isSafeLink, parseMarkdown } from '../markdown';
import { readPictureName, referredName, roomOf, type NamedPicture } from '../markdown-writing/picture-name';
import { wordStyles } from './styles';
import {
  drawing,
  drawingRoom,
  lineBreak,
  link,
  paragraph,
  run,
  table,
  type Look,
  type ParagraphShape,
} from './word-xml';

/** Numbers what stands in a document more than once: each list of its own, which Word is to count anew, and each picture. */
export class WordNumbers {
  private pictures = 0;

  /** The number of the first item of each list, by the order of their ids. */
  readonly starts: number[] = [];

  ordered(start: number): number {
    this.starts.push(start);
    return firstOrderedList + this.starts.length - 1;
  }

  picture(): number {
    return (this.pictures += 1);
  }
}

export const bulletList = 100;
const firstOrderedList = bulletList + 1;

/** One step of a list, in twentieths of a point. */
const step = 720;
const deepestList = 8;

/** A text in Markdown as paragraphs and tables of Word. */
export function markdownToWord(text: string, numbers: WordNumbers): string {
  const { tokens } = parseMarkdown(text);
  return tokens ? new Blocks(numbers).write(tokens) : paragraph(run(text), { style: wordStyles.text });
}

class Blocks {
  /** The lists that a token stands in, the outermost first. */
  private readonly open: { id: number; fresh: boolean }[] = [];
  private quotes = 0;
  private rows: string[][] = [];
  private align: ParagraphShape['align'] = null;
  private inCell = false;

  constructor(private readonly numbers: WordNumbers) {}

  write(tokens: Token[]): string {
    return tokens.map((token) => this.writeToken(token)).join('');
  }

  private writeToken(token: Token): string {
    switch (token.type) {
      case 'inline':
        return this.writeInline(token);
      case 'bullet_list_open':
        return this.openList(bulletList);
      case 'ordered_list_open':
        return this.openList(this.numbers.ordered(Number(token.attrGet('start') ?? 1)));
      case 'list_item_open':
        this.open.at(-1)!.fresh = true;
        return '';
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.open.pop();
        return '';
      case 'blockquote_open':
      case 'blockquote_close':
        this.quotes += token.nesting;
        return '';
      case 'fence':
      case 'code_block':
        return paragraph(run(token.content.replace(/\n$/, '')), { style: wordStyles.codeBlock });
      case 'hr':
        return paragraph('', { style: wordStyles.rule });
      case 'tr_open':
        this.rows.push([]);
        return '';
      case 'th_open':
      case 'td_open':
        this.inCell = true;
        this.align = /text-align:\s*(right|center)/.exec(
          String(token.attrGet('style') ?? ''),
        )?.[1] as typeof this.align;
        return '';
      case 'th_close':
      case 'td_close':
        this.inCell = false;
        return '';
      case 'table_close': {
        const { rows } = this;
        this.rows = [];
        return table(rows);
      }
      default:
        return '';
    }
  }

  private openList(id: number): string {
    this.open.push({ id, fresh: false });
    return '';
  }

  private writeInline({ children }: Token): string {
    const content = inlineToWord(children ?? [], this.numbers, this.inCell);
    if (this.inCell) {
      this.rows.at(-1)!.push(paragraph(content, { align: this.align }));
      return '';
    }
    return paragraph(content, this.shape());
  }

  private shape(): ParagraphShape {
    const list = this.open.at(-1);
    if (!list) return { style: this.quotes > 0 ? wordStyles.quote : wordStyles.text };
    const level = Math.min(this.open.length - 1, deepestList);
    if (!list.fresh) return { style: wordStyles.itemText, indent: step * (level + 1) };
    list.fresh = false;
    return { style: wordStyles.listItem, numbering: { id: list.id, level } };
  }
}

/** What stands in one paragraph or cell. */
function inlineToWord(tokens: Token[], numbers: WordNumbers, inCell: boolean): string {
  const look: Look = {};
  const links: { target: string | null; before: string }[] = [];
  let written = '';
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
        written += run(token.content, { ...look, ...(links.at(-1)?.target && { style: 'Hyperlink' }) });
        break;
      case 'softbreak':
        written += run(' ', look);
        break;
      case 'hardbreak':
        written += lineBreak;
        break;
      case 'code_inline':
        written += run(token.content, { ...look, style: wordStyles.code });
        break;
      case 'image':
        written += imageToWord(token, numbers, inCell) ?? run(token.content, { ...look, italic: true });
        break;
      case 'strong_open':
      case 'strong_close':
        look.bold = token.nesting > 0;
        break;
      case 'em_open':
      case 'em_close':
        look.italic = token.nesting > 0;
        break;
      case 's_open':
      case 's_close':
        look.strike = token.nesting > 0;
        break;
      case 'link_open': {
        const target = String(token.attrGet('href') ?? '');
        links.push({ target: isSafeLink(target) ? target : null, before: written });
        written = '';
        break;
      }
      case 'link_close': {
        const { target, before } = links.pop()!;
        written = before + (target === null ? written : link(target, written));
        break;
      }
    }
  }
  return written;
}

/** A picture of ours; null for others, of which their description goes out. */
function imageToWord(token: Token, numbers: WordNumbers, inCell: boolean): string | null {
  const picture = readPictureName(referredName(token.attrGet('src') ?? '') ?? '');
  if (!picture) return null;
  const shown = { id: numbers.picture(), relation: relationOf(picture), alt: token.content, ...roomOf(picture) };
  return drawing(shown, inCell ? drawingRoom.cell : drawingRoom.page);
}

/** How a document is related to the file of a picture. */
export function relationOf({ sha256 }: NamedPicture): string {
  return `picture-${sha256}`;
}
