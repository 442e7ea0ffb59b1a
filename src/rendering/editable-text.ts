import type { Token } from 'markdown-it';
import { isSafeImage, isSafeLink, markdownToHtml, parseMarkdown, tokensToHtml } from './markdown';

export interface EditableText {
  /** Safe HTML, as `markdownToHtml` makes it. */
  html: string;
  /**
   * Whether the HTML shows everything that the text has: whoever edited what is shown of another text would lose the rest. Then
   * each block is in a `div` whose `data-lines="2-5"` names the lines it was written on: from the first, counted from 0, to
   * before the last.
   */
  complete: boolean;
}

/** A text for an editor that shows it formatted. */
export function editableText(text: string): EditableText {
  const { tokens, hasDefinitions } = parseMarkdown(text);
  if (!tokens || hasDefinitions || tokens.some(isPartlyShown)) return { html: markdownToHtml(text), complete: false };
  const blocks = blocksOf(tokens).map((block) => {
    const [from, to] = block[0]!.map!;
    return `<div data-lines="${from}-${to}">${tokensToHtml(block)}</div>`;
  });
  return { html: blocks.join(''), complete: true };
}

/** A block ends where nothing of it is open any more. */
function blocksOf(tokens: Token[]): Token[][] {
  const blocks: Token[][] = [];
  let begun: Token[] = [];
  for (const token of tokens) {
    begun.push(token);
    if (token.level > 0 || token.nesting > 0) continue;
    blocks.push(begun);
    begun = [];
  }
  return blocks;
}

/** What kind of code a fence holds, titles, and the targets of links and pictures that are not safe show nowhere. */
function isPartlyShown({ type, info, children }: Token): boolean {
  if (type === 'fence') return info.trim() !== '';
  return (children ?? []).some((child, index) => {
    const attribute = (name: string) => child.attrGet(name) ?? '';
    if (child.type === 'image') return attribute('title') !== '' || !isSafeImage(attribute('src'));
    if (child.type !== 'link_open') return false;
    const empty = children![index + 1]?.type === 'link_close';
    return empty || attribute('title') !== '' || !isSafeLink(attribute('href'));
  });
}
