import type { ComparedClause, ComparedSection, Comparison, PlacedText, Placing } from '../rendering/comparison';
import { planImport } from './import-plan';
import type { FileClause, FileSection, StandardFile } from './standard-file';

/** What differs between two texts of one standard: clauses are known by their keys, sections by their titles and clauses. */
export function compareTexts(before: StandardFile, after: StandardFile): Comparison {
  const plan = planImport(before, after);
  const fields = new Map(plan.changed.map((clause) => [clause.key, clause.fields]));
  const moved = new Set(plan.moved.map(({ key }) => key));
  const clauses = new Clauses(before.sections, after.sections, moved, fields);
  const pairs = plan.sections.map(({ present }) => present);
  const reordered = new Set(
    plan.sections.flatMap(({ present, changes }) => (changes.includes('order') ? [present] : [])),
  );
  const order = merged(
    [...before.sections.keys()].map((index) => ({ index, stays: pairs.includes(index) && !reordered.has(index) })),
    pairs.map((present, index) => ({ index, stays: present !== null && !reordered.has(present) })),
  );
  const { language } = after;
  return {
    language,
    before: headOf(before),
    after: headOf(after),
    head: plan.head,
    sections: order.map(([was, is]): ComparedSection => {
      const index = is?.index ?? pairs.indexOf(was!.index);
      const previous = was?.index ?? (is ? pairs[is.index]! : null);
      const planned = plan.sections[index];
      const isGone = is === null && index >= 0;
      return {
        placing: placingOf(was !== null, is !== null, index >= 0 && previous !== null),
        before: previous === null ? null : sectionHead(before.sections, previous),
        after: index < 0 ? null : sectionHead(after.sections, index),
        changes: isGone ? [] : (planned?.changes.filter((change) => change !== 'order') ?? []),
        clauses: isGone ? [] : clauses.of(previous, index < 0 ? null : index),
      };
    }),
  };
}

const headOf = ({ title, summary, foreword, glossary, jobRoles }: StandardFile) => ({
  ...{ title, summary, foreword, glossary, jobRoles },
});

/** @param isBoth whether it is in both texts, here or elsewhere */
function placingOf(wasHere: boolean, isHere: boolean, isBoth: boolean): Placing {
  if (wasHere && isHere) return 'stayed';
  if (isHere) return isBoth ? 'moved' : 'added';
  return isBoth ? 'gone' : 'removed';
}

function sectionHead(sections: FileSection[], index: number) {
  const { title, introduction } = sections[index]!;
  return { number: index + 1, title, introduction };
}

/** The clauses of both texts, by the sections that they are in. */
class Clauses {
  private readonly before: Map<string, PlacedText>;
  private readonly after: Map<string, PlacedText>;

  constructor(
    private readonly earlier: FileSection[],
    private readonly later: FileSection[],
    private readonly moved: Set<string>,
    private readonly fields: Map<string, ComparedClause['fields']>,
  ) {
    this.before = placed(earlier);
    this.after = placed(later);
  }

  /** Of a section of the earlier text, of the later one, or of one that is in both. */
  of(previous: number | null, index: number | null): ComparedClause[] {
    const stays = ({ key }: FileClause) => this.before.has(key) && this.after.has(key) && !this.moved.has(key);
    const kept = (clause: FileClause) => ({ ...clause, stays: stays(clause) });
    const old = previous === null ? [] : this.earlier[previous]!.clauses.map(kept);
    const present = index === null ? [] : this.later[index]!.clauses.map(kept);
    return merged(old, present).map(([was, is]): ComparedClause => {
      const { key } = (is ?? was)!;
      const [before, after] = [this.before.get(key) ?? null, this.after.get(key) ?? null];
      return {
        key,
        placing: placingOf(was !== null, is !== null, before !== null && after !== null),
        before,
        after,
        fields: this.fields.get(key) ?? [],
      };
    });
  }
}

function placed(sections: FileSection[]): Map<string, PlacedText> {
  return new Map(
    sections.flatMap(({ title, clauses }, section) =>
      clauses.map((clause, index) => {
        const number = `${section + 1}.${index + 1}`;
        return [clause.key, { ...clause, number, sectionTitle: title }] as const;
      }),
    ),
  );
}

/** Brings two lists into one. Those that stay are in both, as many and in the same order; what lies between them keeps its place. */
function merged<T extends { stays: boolean }>(before: T[], after: T[]): [T | null, T | null][] {
  const result: [T | null, T | null][] = [];
  let next = 0;
  const goOn = () => {
    while (next < before.length && !before[next]!.stays) result.push([before[next++]!, null]);
  };
  for (const thing of after) {
    goOn();
    result.push(thing.stays ? [before[next++]!, thing] : [null, thing]);
  }
  goOn();
  return result;
}
