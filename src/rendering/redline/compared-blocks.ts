import { align, type Pair } from './alignment';
import type { Block } from './blocks';
import { runsOf } from './runs';
import type { Word } from './words';

/** Words that are in both of two texts, only in the later, or only in the earlier one. */
export interface Stretch {
  change: Change;
  words: Word[];
}

export type Change = 'same' | 'inserted' | 'deleted';

/** A block of two texts: what it is now, or was where it is gone, and what became of its parts. */
export interface ComparedBlock {
  block: Block;
  /** Of the block itself; one that is the same may have parts that are not. */
  change: Change;
  children: ComparedBlock[];
  /** Null for what has no words of its own. */
  stretches: Stretch[] | null;
}

/** What became of blocks, in an order in which those of both texts keep theirs. */
export function compareBlocks(before: Block[], after: Block[]): ComparedBlock[] {
  return align(before, after).map((pair) => compare(pair));
}

/** What became of words, those deleted before those in their place. */
export function compareWords(before: Word[], after: Word[]): Stretch[] {
  return runsOf(before, after).flatMap((run): Stretch[] => {
    const [old, present] = [
      before.slice(run.before.start, run.before.end),
      after.slice(run.after.start, run.after.end),
    ];
    if (run.same) return [{ change: 'same', words: present }];
    const stretches: Stretch[] = [
      { change: 'deleted', words: old },
      { change: 'inserted', words: present },
    ];
    return stretches.filter(({ words }) => words.length > 0);
  });
}

function compare([before, after]: Pair<Block>): ComparedBlock {
  if (before === null) return whole(after, 'inserted');
  if (after === null) return whole(before, 'deleted');
  if (before.key === after.key) return whole(after, 'same');
  if (after.open?.type === 'table_open') return compareTables(before, after);
  return {
    block: after,
    change: 'same',
    children: compareBlocks(before.children, after.children),
    stretches: before.words || after.words ? compareWords(before.words ?? [], after.words ?? []) : null,
  };
}

function whole(block: Block, change: Change): ComparedBlock {
  return {
    block,
    change,
    children: block.children.map((child) => whole(child, change)),
    stretches: block.words && (block.words.length > 0 ? [{ change, words: block.words }] : []),
  };
}

/** Cell by cell: columns are recognised by all that stands in them, rows by their words, the head is always the head. */
function compareTables(before: Block, after: Block): ComparedBlock {
  const columns = align(columnsOf(before), columnsOf(after));
  const [oldHead, oldBody] = before.children;
  const [head, body] = after.children;
  const rows = align(oldBody?.children ?? [], body?.children ?? []);
  const parts = [
    compareRows(head!, [[oldHead!.children[0]!, head!.children[0]!]], columns),
    ...(rows.length > 0 ? [compareRows((body ?? oldBody)!, rows, columns)] : []),
  ];
  return { block: after, change: 'same', children: parts, stretches: null };
}

interface Column extends Pick<Block, 'kind' | 'key' | 'vocabulary'> {
  index: number;
}

function columnsOf(table: Block): Column[] {
  const rows = table.children.flatMap(({ children }) => children);
  return rows[0]!.children.map(({ key }, index) => ({
    index,
    kind: 'column',
    // The name of a column is enough to know it by.
    key,
    vocabulary: rows.flatMap(({ children }) => children[index]?.vocabulary ?? []),
  }));
}

/** @param part the head or the body of the table */
function compareRows(part: Block, rows: Pair<Block>[], columns: Pair<Column>[]): ComparedBlock {
  const children = rows.map(([old, present]): ComparedBlock => {
    const row = present ?? old;
    return {
      block: row,
      change: old === null ? 'inserted' : present === null ? 'deleted' : 'same',
      children: columns.map(([wasIn, isIn]) => {
        const was = (wasIn && old?.children[wasIn.index]) ?? null;
        const is = (isIn && present?.children[isIn.index]) ?? null;
        if (was && is) return compareCells(was, is);
        if (was || is) return whole((is ?? was)!, is ? 'inserted' : 'deleted');
        // The row and the column were never in one text.
        return { block: row.children[0]!, change: 'same', children: [], stretches: [] };
      }),
      stretches: null,
    };
  });
  return { block: part, change: 'same', children, stretches: null };
}

function compareCells(was: Block, is: Block): ComparedBlock {
  if (was.key === is.key) return whole(is, 'same');
  return { block: is, change: 'same', children: [], stretches: compareWords(was.words ?? [], is.words ?? []) };
}
