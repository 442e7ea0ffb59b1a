import type { Node } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { schema } from './schema';

const { table, code_block, horizontal_rule, paragraph, table_header, table_cell } = schema.nodes;

/** Keeps a document such that Markdown can say it, and such that there is a place to go on writing. */
export function order(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _, { doc, tr }) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      doc.descendants((node, at) => {
        if (node.type === table) setInOrder(tr, node, at);
        return node.type !== table;
      });
      return withRoomBelow(tr).docChanged ? tr : null;
    },
  });
}

/** Below a table, code or a rule nothing could be pointed at otherwise. */
export function withRoomBelow(transaction: Transaction): Transaction {
  const { doc } = transaction;
  const closed = [table, code_block, horizontal_rule].includes(doc.lastChild!.type);
  return closed ? transaction.insert(doc.content.size, paragraph.create()) : transaction;
}

/** The first row of a table is its head, and a column is aligned as its head is. */
function setInOrder(transaction: Transaction, grid: Node, start: number): void {
  const head = grid.firstChild!;
  grid.forEach((row, rowOffset, rowIndex) => {
    row.forEach((cell, cellOffset, column) => {
      const type = rowIndex === 0 ? table_header : table_cell;
      const align = head.maybeChild(column)?.attrs['align'] as string | null;
      if (cell.type === type && cell.attrs['align'] === align) return;
      transaction.setNodeMarkup(start + 1 + rowOffset + 1 + cellOffset, type, { ...cell.attrs, align });
    });
  });
}
