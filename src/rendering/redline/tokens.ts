import MarkdownIt, { type Token } from 'markdown-it';

const { Token: Made } = new MarkdownIt().core.State.prototype;

/** A token as the parser makes it, for what is put together of parsed texts. */
export function token(type: string, tag: string, nesting: -1 | 0 | 1, content = ''): Token {
  const made = new Made(type, tag, nesting);
  made.content = content;
  return made;
}

export const textToken = (content: string) => token('text', '', 0, content);

/** HTML that is safe already. */
export const rawToken = (html: string) => token('html_inline', '', 0, html);

export function inlineToken(children: Token[]): Token {
  const made = token('inline', '', 0);
  made.children = children;
  return made;
}

/** What ends the marks, the innermost first. */
export function closingsOf(marks: Token[]): Token[] {
  return marks.toReversed().map(({ type, tag }) => token(type.replace('_open', '_close'), tag, -1));
}
