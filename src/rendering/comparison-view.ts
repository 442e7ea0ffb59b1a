import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import { clauseAnchor, clauseView, type ClauseView } from './clause-view';
import {
  isSame,
  type ComparedClause,
  type ComparedHead,
  type ComparedSection,
  type Comparison,
  type HeadPart,
  type Placing,
} from './comparison';
import { escapeHtml, markdownToHtml } from './markdown';
import { ClauseRedline, type FieldRedline } from './redline/clause-redline';

/**
 * Clause by clause, what differs in each; as one text, in which the changes are marked; or as such a text on paper, which counts the
 * clauses that did not change instead of repeating them.
 */
export type ComparisonShape = 'clauses' | 'document' | 'paper';

export interface ComparisonView {
  /** What differs in what the standard says about itself: HTML in the language of the standard. */
  head: { label: string; html: string }[];
  sections: ComparedSectionView[];
}

export interface ComparedSectionView {
  anchor: string;
  number: string;
  /** Safe HTML. */
  title: string;
  /** As it is now, or was: text. */
  plainTitle: string;
  /** What became of it, as a word; none where nothing did. */
  kinds: Kind[];
  notes: string[];
  /** Safe HTML; null where there is none, or nothing changed in it and only changes are shown. */
  introduction: string | null;
  groups: ComparedGroup[];
}

/** A clause in which something differs, or clauses in a row in which nothing does. */
export interface ComparedGroup {
  clause: ComparedClauseView | null;
  same: SameClauses | null;
}

export interface SameClauses {
  count: number;
  /** `2.3` or `2.3–2.7` */
  numbers: string;
  /** None on paper. */
  clauses: { number: string; title: string; card: ClauseView }[];
}

export interface ComparedClauseView {
  key: string;
  anchor: string;
  placing: Placing;
  number: string;
  /** Safe HTML. */
  title: string;
  /** As it is now, or was: text. */
  plainTitle: string;
  kinds: Kind[];
  notes: string[];
  /** Field by field; empty where the clause is shown whole. */
  fields: FieldRedline[];
  /** Null where the fields tell everything, or it is shown where it went. */
  card: ClauseView<unknown> | null;
}

interface Kind {
  kind: 'added' | 'changed' | 'moved' | 'removed';
  label: string;
}

/** What differs, drawn for whoever reads `language`; the texts stay in theirs. */
export function comparisonView(comparison: Comparison, shape: ComparisonShape, language: Language): ComparisonView {
  const drawing = new Drawing(comparison, shape, language);
  return { head: drawing.head(), sections: comparison.sections.flatMap((section) => drawing.section(section) ?? []) };
}

class Drawing {
  private readonly redline: ClauseRedline;

  constructor(
    private readonly comparison: Comparison,
    private readonly shape: ComparisonShape,
    private readonly language: Language,
  ) {
    const { before, after } = comparison;
    const jobRoles = { before: before.jobRoles, after: after.jobRoles };
    this.redline = new ClauseRedline(comparison.language, language, jobRoles);
  }

  head(): ComparisonView['head'] {
    const { before, after, head } = this.comparison;
    return head.map((part) => ({
      label: translate(this.language, `documents.changes.head.${part}`),
      html: this.headPart(part, before, after),
    }));
  }

  private headPart(part: HeadPart, before: ComparedHead, after: ComparedHead): string {
    switch (part) {
      case 'foreword':
        return this.redline.markdown(before.foreword, after.foreword);
      case 'glossary': {
        const lines = ({ glossary }: ComparedHead) => glossary.map(({ term, meaning }) => `${term}: ${meaning}`);
        return this.redline.list(lines(before), lines(after));
      }
      case 'jobRoles': {
        const titles = ({ jobRoles }: ComparedHead) => jobRoles.map(({ title }) => title).join(', ');
        return this.redline.line(titles(before), titles(after));
      }
      default:
        return this.redline.line(before[part], after[part]);
    }
  }

  /** Null where only changes are shown and there are none. */
  section(section: ComparedSection): ComparedSectionView | null {
    const { placing, before, after, changes } = section;
    const present = (after ?? before)!;
    const groups = this.groups(section.clauses);
    if (
      this.shape !== 'document' &&
      groups.every(({ clause }) => !clause) &&
      placing === 'stayed' &&
      changes.length === 0
    )
      return null;
    const isRenamed = changes.includes('title');
    const rewritten = changes.includes('introduction');
    return {
      anchor: placing === 'gone' || after === null ? `section-was-${before!.number}` : `section-${after.number}`,
      number: String(placing === 'gone' ? before!.number : present.number),
      title: isRenamed ? this.redline.line(before!.title, after!.title) : escapeHtml(present.title),
      plainTitle: present.title,
      kinds: this.kinds(placing, changes.length > 0),
      notes: this.notes(placing, before && String(before.number), after && String(after.number)),
      introduction: rewritten
        ? this.redline.markdown(before!.introduction, after!.introduction)
        : (this.shape === 'document' || placing === 'added') && placing !== 'gone' && present.introduction
          ? markdownToHtml(present.introduction)
          : null,
      groups,
    };
  }

  private groups(clauses: ComparedClause[]): ComparedGroup[] {
    const groups: ComparedGroup[] = [];
    let run: ComparedClause[] = [];
    const close = () => {
      if (run.length > 0 && this.shape !== 'clauses') groups.push({ clause: null, same: this.same(run) });
      run = [];
    };
    for (const clause of clauses) {
      if (isSame(clause)) run.push(clause);
      else {
        close();
        groups.push({ clause: this.clause(clause), same: null });
      }
    }
    close();
    return groups;
  }

  private same(clauses: ComparedClause[]): SameClauses {
    const [first, last] = [clauses.at(0)!.after!.number, clauses.at(-1)!.after!.number];
    return {
      count: clauses.length,
      numbers: first === last ? first : `${first}–${last}`,
      clauses: (this.shape === 'paper' ? [] : clauses).map(({ after }) => ({
        number: after!.number,
        title: after!.title,
        card: this.plain(after!),
      })),
    };
  }

  private clause({ key, placing, before, after, fields }: ComparedClause): ComparedClauseView {
    const present = (placing === 'gone' ? before : (after ?? before))!;
    const isChanged = placing !== 'gone' && before !== null && after !== null && fields.length > 0;
    const byField = isChanged && this.shape === 'clauses';
    const card = isChanged ? () => this.redline.card(before, after) : () => this.plain(present);
    const untold = placing === 'gone' || byField || (this.shape !== 'document' && placing === 'moved' && !isChanged);
    return {
      key,
      anchor: placing === 'gone' || after === null ? `was-${clauseAnchor(present)}` : clauseAnchor(after),
      placing,
      number: present.number,
      title: isChanged && !byField ? this.redline.line(before.title, after.title) : escapeHtml(present.title),
      plainTitle: present.title,
      kinds: this.kinds(placing, isChanged),
      notes: [
        ...this.notes(placing, before && placeOf(before), after && placeOf(after), before?.number, after?.number),
        // The card has no place for it.
        ...(isChanged && !byField && fields.includes('weight')
          ? [this.label('weight', { from: before.weight, to: after.weight })]
          : []),
      ],
      fields: byField ? this.redline.fields(before, after, fields) : [],
      card: untold ? null : card(),
    };
  }

  private plain(clause: NonNullable<ComparedClause['after']>): ClauseView {
    const { before, after } = this.comparison;
    const former = before.jobRoles.filter(({ key }) => !after.jobRoles.some((jobRole) => jobRole.key === key));
    return clauseView(clause, [...after.jobRoles, ...former], this.comparison.language);
  }

  private kinds(placing: Placing, isChanged: boolean): Kind[] {
    const placed = { stayed: null, added: 'added', removed: 'removed', moved: 'moved', gone: 'moved' } as const;
    const kinds = [placed[placing], isChanged ? ('changed' as const) : null].filter((kind) => kind !== null);
    return kinds.map((kind) => ({ kind, label: translate(this.language, `documents.changes.kind.${kind}`) }));
  }

  /** Where it came from or went, and what its number was where that alone is another. */
  private notes(placing: Placing, from: string | null, to: string | null, was = from, is = to): string[] {
    if (placing === 'moved') return [this.label('movedFrom', { place: from! })];
    if (placing === 'gone') return [this.label('movedTo', { place: to! })];
    return placing === 'stayed' && was !== is ? [this.label('formerly', { number: was! })] : [];
  }

  private label(key: string, parameters: Record<string, string | number> = {}): string {
    return translate(this.language, `documents.changes.${key}`, parameters);
  }
}

const placeOf = ({ number, sectionTitle }: NonNullable<ComparedClause['after']>) => `${number} (${sectionTitle})`;
