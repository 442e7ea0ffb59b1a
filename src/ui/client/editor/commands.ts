import { lift, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import { AllSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from 'prosemirror-tables';
import { schema } from './schema';

/** What a tool does, and whether what it makes is there already. */
export interface Tool {
  run: Command;
  isOn?: (state: EditorState) => boolean;
}

const { strong, em } = schema.marks;
const { blockquote, bullet_list, ordered_list, list_item, table, table_row, table_header, table_cell } = schema.nodes;

/** Where a tool stands in the toolbar is said there, by these names. */
export const tools: Record<string, Tool> = {
  strong: { run: toggleMark(strong), isOn: hasMark(strong) },
  em: { run: toggleMark(em), isOn: hasMark(em) },
  bullets: { run: toggleList(bullet_list), isOn: isIn(bullet_list) },
  numbers: { run: toggleList(ordered_list), isOn: isIn(ordered_list) },
  deeper: { run: sinkListItem(list_item) },
  shallower: { run: liftListItem(list_item) },
  quote: { run: toggleQuote, isOn: isIn(blockquote) },
  table: { run: insertTable },
  'add-row': { run: addRowAfter },
  'add-column': { run: addColumnAfter },
  'delete-row': { run: deleteRow },
  'delete-column': { run: deleteColumn },
  'delete-table': { run: deleteTable },
  undo: { run: undo },
  redo: { run: redo },
};

export function hasMark(type: MarkType) {
  return ({ selection, storedMarks, doc }: EditorState): boolean => {
    const { from, to, $from, empty } = selection;
    if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
    return doc.rangeHasMark(from, to, type);
  };
}

/** Whether the nearest list or quotation around the selection is one of this kind. */
function isIn(type: NodeType) {
  return (state: EditorState): boolean => {
    const { $from } = inText(state).selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const around = $from.node(depth).type;
      if (around === type) return true;
      if (type !== blockquote && around.isInGroup('list')) return false;
    }
    return false;
  };
}

/** Where all is selected, that is its text: lists and quotations are what stands around a text. */
function inText(state: EditorState): EditorState {
  const { selection, doc, tr } = state;
  if (!(selection instanceof AllSelection)) return state;
  return state.apply(tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))));
}

export function isInList({ selection: { $from } }: EditorState): boolean {
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).some(
    ({ type }) => type === list_item,
  );
}

/** Makes a list, turns one kind into the other, or takes the item out of its list. */
function toggleList(type: NodeType): Command {
  return (given, dispatch) => {
    const state = inText(given);
    if (isIn(type)(state)) return liftListItem(list_item)(state, dispatch);
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const list = $from.node(depth);
      if (!list.type.isInGroup('list')) continue;
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, { tight: list.attrs['tight'] as boolean }));
      return true;
    }
    return wrapInList(type)(state, dispatch);
  };
}

function toggleQuote(...[given, dispatch]: Parameters<Command>): boolean {
  const state = inText(given);
  return isIn(blockquote)(state) ? lift(state, dispatch) : wrapIn(blockquote)(state, dispatch);
}

/** A table of two columns and two rows below its head, ready to be filled in. */
function insertTable(...[state, dispatch]: Parameters<Command>): boolean {
  if (isInTable(state)) return false;
  const row = (type: NodeType) => table_row.create(null, [type.create(), type.create()]);
  const grid = table.create(null, [row(table_header), row(table_cell), row(table_cell)]);
  const transaction = state.tr.replaceSelectionWith(grid);
  let cell = transaction.selection.from;
  transaction.doc.nodesBetween(0, transaction.doc.content.size, (node, at) => {
    if (node === grid) cell = at + 3;
    return node !== grid;
  });
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, cell)).scrollIntoView());
  return true;
}
