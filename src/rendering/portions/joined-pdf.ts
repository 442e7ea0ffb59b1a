import { entryOf, references, type PdfFile } from '../pdf/pdf-file';
import { elsewhere } from './portions';

/**
 * Joins what Chromium printed portion by portion into one document, in place of the first: pages, places that links lead to, and the tree of the
 * structure (ISO 32000-1, 7.7.3, 12.3.2.3 and 14.7). A portion is laid out to begin on a right-hand page: where the one
 * before it ends on one too, an empty page comes between.
 */
export function joinPortions([joined, ...others]: PdfFile[]): PdfFile {
  if (!joined) throw new Error('no portion was printed');
  if (others.length === 0) return joined;
  const parts = [rootsOf(joined, joined.root)];
  let taken = countsOf(joined);
  for (const other of others) {
    const { root, info } = other;
    const own = countsOf(other);
    const moved = joined.adopt(other, (text, moves) => renumbered(text, { references: moves, ...taken }));
    parts.push(rootsOf(joined, root + moved));
    joined.remove([root + moved, info + moved]);
    taken = { keys: taken.keys + own.keys, nodes: taken.nodes + own.nodes };
  }
  for (const { pages } of parts.slice(0, -1)) endOnTheLeft(joined, pages);
  joinPages(joined, parts);
  joinDestinations(joined, parts);
  joinStructure(joined, parts);
  for (const number of joined.numbersWith(`(${elsewhere}`)) joined.set(number, leadingWithin(joined.text(number)));
  return joined;
}

/** The objects at the roots of a portion, null for what it has none of. */
interface Roots {
  pages: number;
  destinations: number | null;
  structure: number;
  /** The topmost element of the structure. */
  document: number;
  /** From the pieces of pages to the elements that they belong to. */
  parents: number;
  /** From the names of elements to the elements. */
  names: number | null;
}

function rootsOf(pdf: PdfFile, root: number): Roots {
  const structure = pdf.reference(root, 'StructTreeRoot');
  const optional = (object: number, key: string) =>
    entryOf(pdf.text(object), key) === null ? null : pdf.reference(object, key);
  return {
    pages: pdf.reference(root, 'Pages'),
    destinations: optional(root, 'Dests'),
    structure,
    document: pdf.reference(structure, 'K'),
    parents: pdf.reference(structure, 'ParentTree'),
    names: optional(structure, 'IDTree'),
  };
}

/** What is counted in a document: keys of parents, up to the first that is free, and nodes, up to the highest. */
interface Counts {
  keys: number;
  nodes: number;
}

function countsOf(pdf: PdfFile): Counts {
  const keys = nextKey(pdf, pdf.reference(pdf.root, 'StructTreeRoot'));
  const named = pdf.numbersWith('(node').flatMap((number) => [...pdf.text(number).matchAll(/\(node(\d+)\)/g)]);
  return { keys, nodes: named.reduce((highest, [, node]) => Math.max(highest, Number(node)), 0) };
}

const numbered = /(\d+) 0 R|\/(StructParents?) (\d+)|\(node(\d+)\)|\((?:\\.|[^\\()])*\)/g;

/** What an object says, with everything that is counted in a document counted on. Other texts in parentheses are left as they are. */
function renumbered(text: string, on: Counts & { references: number }): string {
  return text.replace(numbered, (whole, reference?: string, name?: string, key?: string, node?: string) => {
    if (reference !== undefined) return `${Number(reference) + on.references} 0 R`;
    if (name !== undefined) return `/${name} ${Number(key) + on.keys}`;
    return node === undefined ? whole : `(node${String(Number(node) + on.nodes).padStart(node.length, '0')})`;
  });
}

/** Adds an empty page where the count of pages is odd. */
function endOnTheLeft(pdf: PdfFile, pages: number): void {
  const text = pdf.text(pages);
  const count = Number(entryOf(text, 'Count'));
  if (count % 2 === 0) return;
  const size = entryOf(pdf.text(pdf.pages(pages).at(-1)!), 'MediaBox');
  const content = pdf.addStream('', Buffer.alloc(0));
  const page = pdf.add(
    `<</Type /Page\n/Resources <<>>\n/MediaBox ${size}\n/Contents ${content} 0 R\n/Parent ${pages} 0 R>>`,
  );
  pdf.set(pages, text.replace(`/Count ${count}`, `/Count ${count + 1}`).replace(/(\/Kids \[[^\]]*)/, `$1 ${page} 0 R`));
}

function joinPages(pdf: PdfFile, parts: Roots[]): void {
  const count = parts.reduce((sum, { pages }) => sum + Number(entryOf(pdf.text(pages), 'Count')), 0);
  const kids = parts.map(({ pages }) => `${pages} 0 R`);
  const root = pdf.add(`<</Type /Pages\n/Count ${count}\n/Kids [${kids.join(' ')}]>>`);
  for (const { pages } of parts) pdf.set(pages, pdf.text(pages).replace(/>>$/, `\n/Parent ${root} 0 R>>`));
  pdf.set(pdf.root, pdf.text(pdf.root).replace(/\/Pages \d+ 0 R/, `/Pages ${root} 0 R`));
}

function joinDestinations(pdf: PdfFile, parts: Roots[]): void {
  const [first, ...others] = parts.flatMap(({ destinations }) => destinations ?? []);
  if (first === undefined) return;
  const entries = [first, ...others].map((number) => pdf.text(number).slice('<<'.length, -'>>'.length));
  pdf.set(first, `<<${entries.join('\n')}>>`);
  pdf.remove(others);
}

function joinStructure(pdf: PdfFile, parts: Roots[]): void {
  const [first, ...others] = parts as [Roots, ...Roots[]];
  const everyPart = (root: 'document' | 'parents') => parts.map((part) => part[root]);
  for (const { document } of others) {
    for (const kid of kidsOf(pdf, document)) {
      pdf.set(kid, pdf.text(kid).replace(`/P ${document} 0 R`, `/P ${first.document} 0 R`));
    }
  }
  joinLists(pdf, 'K', everyPart('document'));
  let keys = 0;
  for (const { parents, structure } of parts) {
    const before = keys;
    const counted = (_: string, key: string, value: string) => `${Number(key) + before} ${value}`;
    pdf.set(parents, pdf.text(parents).replace(/(\d+) (\d+ 0 R)/g, counted));
    keys += nextKey(pdf, structure);
  }
  joinLists(pdf, 'Nums', everyPart('parents'));
  const names = parts.flatMap((part) => part.names ?? []);
  joinLists(pdf, 'Kids', names);
  const [root] = names;
  const text = pdf.text(first.structure).replace(/\/ParentTreeNextKey \d+/, `/ParentTreeNextKey ${keys}`);
  pdf.set(
    first.structure,
    root === undefined || first.names !== null ? text : text.replace(/>>$/, `\n/IDTree ${root} 0 R>>`),
  );
  pdf.remove(others.map(({ structure }) => structure));
}

function nextKey(pdf: PdfFile, structure: number): number {
  return Number(entryOf(pdf.text(structure), 'ParentTreeNextKey'));
}

/** Puts what stands in a list of the others into that of the first. */
function joinLists(pdf: PdfFile, key: string, [first, ...others]: number[]): void {
  if (first === undefined) return;
  const listOf = (number: number) => (entryOf(pdf.text(number), key) ?? '[]').slice(1, -1);
  const list = [first, ...others].map(listOf).join(' ');
  pdf.set(
    first,
    pdf.text(first).replace(`/${key} [${listOf(first)}]`, () => `/${key} [${list}]`),
  );
  pdf.remove(others);
}

function kidsOf(pdf: PdfFile, element: number): number[] {
  return references(entryOf(pdf.text(element), 'K') ?? '');
}

/** A link to another portion, as one within the document. */
function leadingWithin(annotation: string): string {
  return annotation.replace(
    /\/A <<\/Type \/Action\s+\/S \/URI\s+\/URI \(portion:([\w-]+)\)>>/,
    (_, anchor: string) => `/Dest /${anchor}`,
  );
}
