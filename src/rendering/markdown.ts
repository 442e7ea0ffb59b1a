import MarkdownIt, { type Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { pictureAddress, readPictureName, referredName, roomOf } from './markdown-writing/picture-name';

// Headings stay text: the headings of a document are its sections and clauses, and its bookmarks come from them.
/** How what people wrote is read, wherever it is read. */
export const markdown = new MarkdownIt({ html: false, linkify: false }).disable(['heading', 'lheading']);

// The parser silently drops what lies deeper than it goes (100): long before that, the text is shown as it was written.
const deepestNesting = 50;

// In a table a word sets the width of its column: one longer than any real word gets places to break.
const breakMark = '\u0000';
const endlessWord = /[^\s]{30,}/gu;
markdown.renderer.rules['text'] = (tokens, index) =>
  (tokens[index]?.content ?? '')
    .replace(endlessWord, (word) => word.match(/.{1,10}/gu)?.join(breakMark) ?? word)
    .split(breakMark)
    .map((piece) => markdown.utils.escapeHtml(piece))
    .join('<wbr>');

// A table of more columns is set smaller, and may break its words.
const columnsThatFit = 4;
markdown.renderer.rules['table_open'] = (tokens, index) => {
  const head = tokens.slice(
    index,
    tokens.findIndex((token, at) => at > index && token.type === 'thead_close'),
  );
  const columns = head.filter((token) => token.type === 'th_open').length;
  return columns > columnsThatFit ? '<table class="wide">\n' : '<table>\n';
};

const safeImage = /^data:image\/(?:png|jpeg|gif|webp);base64,/;
const safeLink = /^(?:https?:|mailto:|tel:)/i;

// A second lock behind `html: false`: whatever the parser lets through, only these elements and attributes come out.
const safeElements: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img', 'span', 'wbr'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    ol: ['start'],
    table: ['class'],
    th: ['class', 'scope'],
    td: ['class'],
  },
  allowedClasses: {
    table: ['wide'],
    th: ['align-right', 'align-center'],
    td: ['align-right', 'align-center'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  selfClosing: ['br', 'hr', 'img', 'wbr'],
  transformTags: {
    a: (_, { href = '' }) => (isSafeLink(href) ? element('a', { href }) : element('span')),
    img: (_, { src = '', alt = '' }) => imageOf(src, alt),
    th: (_, { style = '' }) => element('th', { scope: 'col', ...alignment(style) }),
    td: (_, { style = '' }) => element('td', alignment(style)),
  },
};

/** What marks changes is let through as well: it is put in between by us, never by whoever wrote the text. */
const safeRedline: sanitizeHtml.IOptions = {
  ...safeElements,
  allowedTags: [...(safeElements.allowedTags as string[]), 'ins', 'del'],
  allowedAttributes: { ...safeElements.allowedAttributes, span: ['class', 'lang'] },
  allowedClasses: { ...safeElements.allowedClasses, span: ['unseen'] },
};

function element(tagName: string, attribs: Record<string, string> = {}, text?: string): sanitizeHtml.Tag {
  return text === undefined ? { tagName, attribs } : { tagName, attribs, text };
}

/** A picture of ours has its room on the page before it is there. */
function imageOf(source: string, alt: string): sanitizeHtml.Tag {
  const address = pictureAddress(source);
  if (address !== null) {
    const { width, height } = roomOf(readPictureName(referredName(source)!)!);
    return element('img', { src: address, alt, width: `${width}`, height: `${height}`, loading: 'lazy' });
  }
  return isSafeImage(source) ? element('img', { src: source, alt }) : element('span', {}, alt);
}

/** Column alignment comes as an inline style, which no content security policy of ours allows: a class instead. */
function alignment(style: string): Record<string, string> {
  const side = /text-align:\s*(right|center)/.exec(style)?.[1];
  return side ? { class: `align-${side}` } : {};
}

/**
 * Turns what people wrote into HTML that is safe to show. Raw HTML comes out as text; images other than pictures of
 * ours and inline PNG, JPEG, GIF and WebP come out as their alternative text; links other than http, https, mailto and tel as text;
 * what is nested beyond reading comes out as it was written.
 */
export function markdownToHtml(text: string): string {
  const { tokens } = parseMarkdown(text);
  return tokens ? tokensToHtml(tokens) : sanitizeHtml(`<p>${markdown.utils.escapeHtml(text)}</p>\n`, safeElements);
}

export interface ParsedMarkdown {
  /** Null for what is nested beyond reading. */
  tokens: Token[] | null;
  /** Whether the text defines targets for links that name them elsewhere. */
  hasDefinitions: boolean;
}

export function parseMarkdown(text: string): ParsedMarkdown {
  const environment: { references?: object } = {};
  const tokens = markdown.parse(text, environment);
  const isTooDeep = (token: Token): boolean =>
    token.level > deepestNesting || (token.children ?? []).some((child) => child.level > deepestNesting);
  const hasDefinitions = Object.keys(environment.references ?? {}).length > 0;
  return { tokens: tokens.some(isTooDeep) ? null : tokens, hasDefinitions };
}

/** Whole blocks as safe HTML. */
export function tokensToHtml(tokens: Token[]): string {
  return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), safeElements);
}

/** Whole blocks as safe HTML, in which raw HTML tokens mark what was inserted and deleted. */
export function redlineToHtml(tokens: Token[]): string {
  return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), safeRedline);
}

export function escapeHtml(text: string): string {
  return markdown.utils.escapeHtml(text);
}

export function isSafeLink(target: string): boolean {
  return safeLink.test(target);
}

export function isSafeImage(source: string): boolean {
  return safeImage.test(source) || pictureAddress(source) !== null;
}

/** A picture that a text refers to, whether there is one of this name or not. */
export interface ReferredPicture {
  name: string;
  alt: string;
  /** From 1. */
  line: number;
}

/** The pictures that a text refers to, in their order. */
export function picturesIn(text: string): ReferredPicture[] {
  // Most texts have none, and are not read for it.
  if (!text.includes('picture:')) return [];
  const lines = text.split('\n');
  let from = 0;
  return (parseMarkdown(text).tokens ?? []).flatMap((token) => {
    from = token.map?.[0] ?? from;
    return (token.children ?? []).flatMap((child): ReferredPicture[] => {
      const name = child.type === 'image' ? referredName(child.attrGet('src') ?? '') : null;
      if (name === null) return [];
      const at = lines.findIndex((line, index) => index >= from && line.includes(name));
      return [{ name, alt: child.content, line: Math.max(at, from) + 1 }];
    });
  });
}
