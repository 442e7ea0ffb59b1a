import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { isSafeLink, schema } from './schema';

const { link } = schema.marks;

interface Range {
  from: number;
  to: number;
}

/** The link that the selection begins in or beside, as far as it reaches; null where there is none. */
export function linkAround({ selection: { $from } }: EditorState): (Range & { href: string }) | null {
  const { parent } = $from;
  const start = $from.start();
  const [mark] = [$from.nodeAfter, $from.nodeBefore].flatMap((node) => link.isInSet(node?.marks ?? []) ?? []);
  if (!mark) return null;
  const hasIt = (index: number) => index >= 0 && index < parent.childCount && mark.isInSet(parent.child(index).marks);
  let first = $from.index();
  if (!hasIt(first)) first--;
  let last = first;
  while (hasIt(first - 1)) first--;
  while (hasIt(last + 1)) last++;
  const offset = (index: number) =>
    start + parent.content.content.slice(0, index).reduce((sum, n) => sum + n.nodeSize, 0);
  return { href: mark.attrs['href'] as string, from: offset(first), to: offset(last + 1) };
}

/**
 * The address that somebody meant: `nord.example` is a site, `anna@nord.example` an address of mail, `+7 701 …` a number to
 * call. Null for what leads nowhere.
 */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (/^[+\d][\d\s()-]{3,}$/.test(text)) return `tel:${text.replace(/[^+\d]/g, '')}`;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`;
  if (!isSafeLink(address) || /\s/.test(address)) return null;
  if (!/^https?:/i.test(address)) return address;
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return hostname.includes('.') || hostname === 'localhost' ? address : null;
}

/** @param text of the link, where nothing is selected */
export function setLink(state: EditorState, href: string, text: string): Transaction {
  const { from, to, empty } = state.selection;
  const around = linkAround(state);
  const transaction = state.tr;
  const range = empty ? around : { from, to };
  if (range) {
    transaction.removeMark(range.from, range.to, link).addMark(range.from, range.to, link.create({ href }));
    return transaction.setSelection(TextSelection.create(transaction.doc, range.to)).removeStoredMark(link);
  }
  const marks = [...(state.storedMarks ?? state.selection.$from.marks()), link.create({ href })];
  return transaction.replaceSelectionWith(state.schema.text(text || href, marks), false).removeStoredMark(link);
}

export function removeLink(state: EditorState): Transaction {
  const { from, to, empty } = state.selection;
  const range = empty ? linkAround(state) : { from, to };
  return range ? state.tr.removeMark(range.from, range.to, link) : state.tr;
}
