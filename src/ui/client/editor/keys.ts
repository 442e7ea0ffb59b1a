import { baseKeymap, chainCommands, newlineInCode } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { inputRules, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { Selection, TextSelection, type Command, type Plugin } from 'prosemirror-state';
import { addRow, goToNextCell, isInTable, selectedRect, TableMap } from 'prosemirror-tables';
import { isInList, tools } from './commands';
import { schema } from './schema';

const { list_item, bullet_list, ordered_list, hard_break, paragraph } = schema.nodes;

/** What keys lead out of the text to. */
export interface WaysOut {
  leave: () => void;
  toTools: () => void;
  askForLink: Command;
}

/**
 * Tab goes on to the next field, as anywhere; only in a table it goes from cell to cell, and on behind the last, and in a list it
 * moves the item. Escape always leaves.
 */
export function keys({ leave, toTools, askForLink }: WaysOut): Plugin[] {
  const always =
    (act: () => void): Command =>
    () => {
      act();
      return true;
    };
  return [
    keymap({
      'Mod-b': tools['strong']!.run,
      'Mod-i': tools['em']!.run,
      'Mod-k': askForLink,
      'Mod-z': undo,
      'Shift-Mod-z': redo,
      'Mod-y': redo,
      'Mod-Shift-7': tools['numbers']!.run,
      'Mod-Shift-8': tools['bullets']!.run,
      'Alt-F10': always(toTools),
      Escape: always(leave),
      Enter: chainCommands(nextRow, splitListItem(list_item)),
      'Shift-Enter': chainCommands(newlineInCode, breakLine),
      Backspace: undoInputRule,
      Tab: chainCommands(goToNextCell(1), inList(sinkListItem(list_item))),
      'Shift-Tab': chainCommands(goToNextCell(-1), inList(liftListItem(list_item))),
      ArrowUp: roomAbove,
    }),
    keymap(baseKeymap),
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*•]\s$/, bullet_list),
        wrappingInputRule(
          /^(\d{1,9})[.)]\s$/,
          ordered_list,
          ([, start]) => ({ start: Number(start) }),
          ([, start], list) => list.childCount + (list.attrs['start'] as number) === Number(start),
        ),
      ],
    }),
  ];
}

/** In a list the key is for its items, even where they cannot be moved. */
function inList(command: Command): Command {
  return (state, dispatch) => {
    if (!isInList(state) || isInTable(state)) return false;
    command(state, dispatch);
    return true;
  };
}

const breakLine: Command = (state, dispatch) => {
  if (isInTable(state)) return true;
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
};

/** A cell has one line: the key goes on to the row below, and makes one below the last. */
const nextRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const place = selectedRect(state);
  const { tr: transaction } = state;
  if (place.bottom === place.map.height) addRow(transaction, place, place.bottom);
  const table = transaction.doc.nodeAt(place.tableStart - 1)!;
  const cell = place.tableStart + TableMap.get(table).positionAt(place.bottom, place.left, table);
  dispatch?.(transaction.setSelection(TextSelection.near(transaction.doc.resolve(cell + 1))).scrollIntoView());
  return true;
};

/** Above a table, a list or a quotation with which the text begins there is room for a paragraph. */
const roomAbove: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.index(0) > 0 || $head.node(1).type === paragraph) return false;
  const highest = isInTable(state) ? $head.index(1) === 0 : Selection.atStart(state.doc).$head.sameParent($head);
  if (!highest || !view?.endOfTextblock('up')) return false;
  const transaction = state.tr.insert(0, paragraph.create());
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, 1)).scrollIntoView());
  return true;
};
