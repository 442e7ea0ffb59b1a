import type { Translate } from '../platform/i18n/translate';

/** What runs at the head of the pages named `page` in the style sheet; null for nothing. */
export interface RunningHead {
  page: string;
  title: string | null;
}

// Two of them share the head of a page A4.
const longestTitle = 48;
const [pageMark, pagesMark] = ['\ue000', '\ue001'];

/**
 * The `@page` rules that set the running heads and feet: the chapter outside, the standard inside, and “page x of y”
 * outside at the foot. Chromium knows no `string-set`, so every chapter gets named pages of its own.
 * @param accent `#rrggbb` of the chapter: what stands outside the pages does not know the variables within
 */
export function runningHeads(heads: RunningHead[], standardTitle: string, accent: string, label: Translate): string {
  const foot = label('documents.page', { page: pageMark, pages: pagesMark })
    .split(new RegExp(`(${pageMark}|${pagesMark})`))
    .filter((piece) => piece !== '')
    .map((piece) => ({ [pageMark]: 'counter(page)', [pagesMark]: 'counter(pages)' })[piece] ?? cssString(piece))
    .join(' ');
  const set = "font:400 8pt 'Source Sans 3','Noto Emoji';color:#55606d;white-space:nowrap";
  const standard = cssString(shortened(standardTitle));
  return [
    `@page:right{@top-left{content:${standard};${set}}@bottom-right{content:${foot};${set}}}`,
    `@page:left{@top-right{content:${standard};${set}}@bottom-left{content:${foot};${set}}}`,
    ...heads.flatMap(({ page, title }) => {
      if (title === null) return [];
      const content = `content:${cssString(shortened(title))};${set};font-weight:600;color:${accent}`;
      return [
        `.${page}{page:${page}}`,
        `@page ${page}:right{@top-right{${content}}}`,
        `@page ${page}:left{@top-left{${content}}}`,
      ];
    }),
  ].join('\n');
}

/** A title that is too long for its place, cut off. */
export function shortened(title: string, longest = longestTitle): string {
  return title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title;
}

/** A CSS string that no title can break out of: everything but letters, digits and spaces is escaped by its number. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
