/** Makes HTML from elsewhere (word processors, pages, mail) such that what our texts can say of it is understood. */

const headings = 'h1, h2, h3, h4, h5, h6';
/** A cell that claims to reach further does not. */
const mostSpanned = 50;

const blocks = 'p, div, li, blockquote, pre, td, th, h1, h2, h3, h4, h5, h6';

/**
 * @param html is parsed, so its inline styles become attributes of another name first: they would offend the content security
 * policy even in a document that nobody sees
 */
export function cleanPastedHtml(html: string): string {
  const harmless = html
    .replace(/<!--[\s\S]*?-->|<!\[[\s\S]*?\]>|<(style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/(<[a-z][^>]*?\s)style(\s*=)/gi, '$1data-style$2');
  const { body } = new DOMParser().parseFromString(harmless, 'text/html');
  if (body.querySelector('[data-pm-slice]')) return body.innerHTML;
  for (const heading of body.querySelectorAll(headings)) replace(heading, 'p', 'strong');
  makeListsOfWord(body);
  takeOverStyles(body);
  for (const cell of body.querySelectorAll('td, th')) flatten(cell);
  for (const table of body.querySelectorAll('table')) divide(table);
  for (const item of body.querySelectorAll('li')) tighten(item);
  return body.innerHTML;
}

function replace(element: Element, ...tags: string[]): void {
  const [outer, ...inner] = tags.map((tag) => element.ownerDocument.createElement(tag));
  inner.reduce((parent, child) => (parent.append(child), child), outer!).append(...element.childNodes);
  element.replaceWith(outer!);
}

/** Bold and italic that are said by styles only; some say bold by an element and take it back by a style. */
function takeOverStyles(body: Element): void {
  for (const element of body.querySelectorAll('[data-style]')) {
    const style = element.getAttribute('data-style')!.toLowerCase();
    const says = (pattern: RegExp) => pattern.test(style);
    if (element.matches('b, strong') && says(/(?<![\w-])font-weight:\s*(?:normal|[1-4]00)/))
      element.replaceWith(...element.childNodes);
    if (!element.matches('span, font')) continue;
    const tags = [
      ...(says(/(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/) ? ['strong'] : []),
      ...(says(/font-style:\s*italic/) ? ['em'] : []),
      ...(says(/text-decoration[^;]*line-through/) ? ['s'] : []),
    ];
    if (tags.length > 0) replace(element, ...tags);
  }
}

/** Word writes the items of a list as paragraphs that only look like one. */
function makeListsOfWord(body: Element): void {
  let open: { list: Element; level: number }[] = [];
  for (const paragraph of body.querySelectorAll('p')) {
    const level = Number(/mso-list:[^;]*level(\d+)/i.exec(paragraph.getAttribute('data-style') ?? '')?.[1] ?? 0);
    const previous = open[0]?.list;
    if (level === 0 || (previous && previous !== paragraph.previousElementSibling)) open = [];
    if (level === 0) continue;
    const marker = paragraph.querySelector('[data-style*="mso-list:Ignore" i]');
    const tag = /^\s*[\p{L}\d]{1,4}[.)]/u.test(marker?.textContent ?? '') ? 'ol' : 'ul';
    marker?.remove();
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = body.ownerDocument.createElement(tag);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      open.push({ list, level });
    }
    const item = body.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    open.at(-1)!.list.append(item);
    paragraph.remove();
  }
}

/** A cell has one line of text. */
function flatten(cell: Element): void {
  for (const table of cell.querySelectorAll('table')) table.replaceWith(table.textContent);
  for (const end of cell.querySelectorAll(`br, ${blocks}`)) end.before(' ');
  for (const block of cell.querySelectorAll(`${blocks}, ul, ol`)) block.replaceWith(...block.childNodes);
  for (const end of cell.querySelectorAll('br')) end.remove();
}

/** Cells that reach over others have empty ones beside and below them instead. */
function divide(table: HTMLTableElement): void {
  const rows = [...table.rows];
  rows.forEach((row, at) => {
    for (const cell of [...row.cells]) {
      const empty = () => cell.cloneNode(false) as HTMLTableCellElement;
      const [columns, below] = [Math.min(cell.colSpan, mostSpanned), Math.min(cell.rowSpan, mostSpanned)];
      cell.removeAttribute('colspan');
      cell.removeAttribute('rowspan');
      const place = cell.cellIndex;
      for (const spanned of rows.slice(at, at + below)) {
        const added = Array.from({ length: spanned === row ? columns - 1 : columns }, empty);
        const before = spanned.cells[spanned === row ? place + 1 : place];
        if (before) before.before(...added);
        else spanned.append(...added);
      }
    }
  });
}

/** An item of one paragraph needs no space around it. */
function tighten(item: Element): void {
  const paragraphs = [...item.children].filter(({ tagName }) => tagName === 'P');
  if (paragraphs.length === 1) paragraphs[0]!.replaceWith(...paragraphs[0]!.childNodes);
}
