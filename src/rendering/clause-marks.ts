import { translate } from '../platform/i18n/translate';
import { clauseAnchor } from './clause-view';
import type { ComparedClause, ComparedSection, Comparison, PlacedText } from './comparison';

/** What became of a clause or section since the edition before, as it is marked in the margin. */
export interface Mark {
  kind: 'added' | 'changed' | 'moved';
  /** A word or two, in the language of the standard. */
  label: string;
}

/** What a document marks as changed. */
export interface Marks {
  /** By the anchors of clauses and sections. */
  marks: ReadonlyMap<string, Mark>;
  /** Clauses that the document before had and this one has not. */
  removed: { number: string; title: string }[];
}

/**
 * What changed for the readers of a document: of the handbook, or of the brochure of a job role, for which a clause comes and goes also
 * when it is given to other job roles. What is not printed, such as a weight, changes nothing.
 */
export function marksOf(comparison: Comparison, jobRole: string | null): Marks {
  const marks = new Map<string, Mark>();
  const removed: Marks['removed'] = [];
  const mark = (anchor: string, kinds: Mark['kind'][]) => {
    const label = kinds.map((kind) => translate(comparison.language, `documents.changes.kind.${kind}`)).join(' · ');
    if (kinds[0]) marks.set(anchor, { kind: kinds[0], label });
  };
  const concerns = (text: PlacedText | null): text is PlacedText =>
    text !== null && (jobRole === null || text.appliesTo.length === 0 || text.appliesTo.includes(jobRole));

  for (const section of comparison.sections) {
    if (section.after) mark(`section-${section.after.number}`, sectionKinds(section));
    for (const clause of section.clauses) {
      // One that moved is met where it went.
      if (clause.placing === 'gone') continue;
      const { before, after } = clause;
      if (concerns(after)) mark(clauseAnchor(after), concerns(before) ? clauseKinds(clause) : ['added']);
      else if (concerns(before)) removed.push({ number: before.number, title: before.title });
    }
  }
  return { marks, removed };
}

function sectionKinds({ placing, changes }: ComparedSection): Mark['kind'][] {
  if (placing === 'added') return ['added'];
  return placing !== 'gone' && changes.length > 0 ? ['changed'] : [];
}

function clauseKinds({ placing, fields }: ComparedClause): Mark['kind'][] {
  const isChanged = fields.some((field) => field !== 'weight');
  return [...(isChanged ? (['changed'] as const) : []), ...(placing === 'moved' ? (['moved'] as const) : [])];
}
