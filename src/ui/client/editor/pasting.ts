import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { cleanPastedHtml } from './pasted-html';
import { schema } from './schema';

const { paragraph, bullet_list, ordered_list, list_item } = schema.nodes;

/** Characters of markup that are still read; word processors write a hundred to one of text. */
const mostMarkup = 2_000_000;

/**
 * What comes from elsewhere keeps what a text can say.
 * @param most characters that are taken in at all: far more than a text may have, and few enough not to hold up the browser
 * @param refuse tells the person that what came has too many
 */
export function pasting(most: number, refuse: (length: number) => void): Plugin {
  /** Whether what came was dealt with here. */
  const receive = (event: Event, data: DataTransfer | null, insert: (text: string) => void): boolean => {
    const [text, html] = [data?.getData('text/plain') ?? '', data?.getData('text/html') ?? ''];
    const isFile = text === '' && html === '' && (data?.files.length ?? 0) > 0;
    if (text.length <= most && html.length <= mostMarkup && !isFile) return false;
    event.preventDefault();
    if (text.length > most || text === '') refuse(Math.max(text.length, html.length));
    else insert(text);
    return true;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => receive(event, event.clipboardData, (text) => view.pasteText(text)),
        drop: (view, event) => receive(event, event.dataTransfer, (text) => view.pasteText(text)),
      },
      transformPastedHTML: cleanPastedHtml,
      clipboardTextParser: (text) => new Slice(Fragment.from(blocksOf(text)), 1, 1),
      transformPasted: (slice, view) => (isInTable(view.state) && !hasCells(slice) ? inOneLine(slice) : slice),
    },
  });
}

/** Plain text as blocks: every line a paragraph, or an item where it begins as items do. */
function blocksOf(text: string): Node[] {
  const blocks: Node[] = [];
  for (const line of text.replace(/(?![\t\n\r])\p{Cc}/gu, '').split(/[\r\n]+/)) {
    const [, bullet, number, rest] = /^\s*(?:([-*•·–])|(\d{1,9})[.)])\s+(.*)$/.exec(line) ?? [];
    const words = (rest ?? line).trim();
    const block = paragraph.create(null, words ? schema.text(words) : null);
    const type = bullet ? bullet_list : number ? ordered_list : null;
    const last = blocks.at(-1);
    if (!type) blocks.push(block);
    else if (last?.type === type)
      blocks[blocks.length - 1] = last.copy(last.content.addToEnd(list_item.create(null, block)));
    else blocks.push(type.create(number ? { start: Number(number) } : null, list_item.create(null, block)));
  }
  return blocks;
}

const hasCells = ({ content }: Slice) => /^table/.test(content.firstChild?.type.name ?? '');

function inOneLine({ content }: Slice): Slice {
  const texts: Node[] = [];
  content.descendants((node, _, parent) => {
    if (node.isTextblock && texts.length > 0) texts.push(schema.text(' '));
    if (node.isText || node.type === schema.nodes.image) {
      texts.push(parent?.type.spec.code ? schema.text(node.text!.replace(/\s+/g, ' ')) : node);
    }
    return true;
  });
  return new Slice(Fragment.fromArray(texts), 0, 0);
}
