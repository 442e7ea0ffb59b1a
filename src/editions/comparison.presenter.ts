import type { Actor } from '../accounts/actor';
import { longDate } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { countsOf, isEmpty, isSame, type ComparedClause, type Comparison } from '../rendering/comparison';
import { comparisonView, type ComparedClauseView, type ComparisonShape } from '../rendering/comparison-view';
import type { DraftContent } from '../standards/draft-content';
import { emptyForm } from '../ui/form';
import type { Language } from '../vocabulary';
import type { ComparedTextDto, ComparisonDto } from './comparison.dto';
import type { ComparableText, StandardComparison } from './comparisons.service';

/** Where to read a clause that was compared; null where it can be read nowhere but here. */
type PathTo = (clause: ComparedClauseView) => string | null;

/** What differs, as the part `comparison` of a page shows it. */
export function presentDifferences(comparison: Comparison, shape: ComparisonShape, language: Language, pathTo: PathTo) {
  const view = comparisonView(comparison, shape, language);
  const counts = countsOf(comparison);
  return {
    none: isEmpty(comparison),
    textLanguage: comparison.language,
    counts: (['added', 'changed', 'moved', 'removed', 'same'] as const)
      .map((kind) => ({ kind, count: counts[kind], message: `pages.comparison.counts.${kind}` }))
      .filter(({ count }) => count > 0),
    head: view.head,
    sections: view.sections.map((section) => ({
      ...section,
      groups: section.groups.map(({ same, clause }) => ({
        same,
        // Where a clause is no longer, there is nothing to open.
        clause: clause && { ...clause, href: clause.placing === 'gone' ? null : pathTo(clause) },
      })),
    })),
  };
}

const shapes = ['clauses', 'document'] as const;

/** Two texts of a standard beside each other, and all others there are to choose from. */
export function presentComparisonPage(compared: StandardComparison, shape: ComparisonShape, { language }: Actor) {
  const { standard, texts, from, to, comparison } = compared;
  const path = `/standards/${standard.id}/comparison`;
  const query = `from=${from.ref}&to=${to.ref}`;
  const options = (chosen: ComparableText) =>
    texts.map((text) => ({ value: text.ref, label: nameOf(text, language), chosen: text === chosen }));
  return {
    standard: { id: standard.id, title: standard.title, language: standard.language },
    form: emptyForm,
    shape,
    from: { name: nameOf(from, language), options: options(from) },
    to: { name: nameOf(to, language), options: options(to) },
    several: texts.length > 1,
    tabs: shapes.map((one) => ({
      path: `${path}?${query}&shape=${one}`,
      label: `pages.comparison.shape.${one}`,
      chosen: one === shape,
    })),
    pdf: `${path}/pdf?${query}`,
    differences: presentDifferences(comparison, shape, language, pathsOf(compared)),
  };
}

/** In a draft the page of the clause; in the edition in force its place in the handbook. */
function pathsOf({ standard, from, to, drafts }: StandardComparison): PathTo {
  const clauseIds = new Map([...drafts].map(([id, content]) => [id, clauseIdsOf(content)]));
  const pathIn = (text: ComparableText, { key, number }: ComparedClauseView) => {
    const id = text.kind === 'draft' ? clauseIds.get(text.id)?.get(key) : undefined;
    if (id !== undefined) return `/drafts/${text.id}/clauses/${id}`;
    const inForce = text.kind === 'edition' && text.state === 'in-force';
    return inForce ? `/standards/${standard.id}/handbook#clause-${number.replaceAll('.', '-')}` : null;
  };
  return (clause) => pathIn(clause.placing === 'removed' ? from : to, clause);
}

/** The clauses of a draft by their keys. */
export function clauseIdsOf({ sections }: DraftContent): Map<string, number> {
  return new Map(sections.flatMap(({ clauses }) => clauses).map(({ key, id }) => [key, id]));
}

function nameOf(text: ComparableText, language: Language): string {
  if (text.kind === 'draft') {
    const state = translate(language, `errors.words.${text.state}`);
    return translate(language, 'pages.standards.draft', { state });
  }
  const date = longDate(text.effectiveDate, language);
  const edition = translate(language, 'documents.edition', { number: text.number });
  return `${edition} · ${translate(language, 'documents.inForceFrom', { date })}`;
}

/** The comparison for programs: only that in which something differs. */
export function presentComparison({ from, to, comparison }: StandardComparison, { language }: Actor): ComparisonDto {
  const view = comparisonView(comparison, 'clauses', language);
  const drawn = new Map(
    view.sections
      .flatMap(({ groups }) => groups)
      .flatMap(({ clause }) => (clause && clause.fields.length > 0 ? [[clause.key, clause.fields] as const] : [])),
  );
  return {
    from: presentText(from),
    to: presentText(to),
    counts: countsOf(comparison),
    head: view.head,
    sections: comparison.sections
      .filter(({ placing, changes }) => placing !== 'stayed' || changes.length > 0)
      .map(({ placing, before, after, changes }) => ({
        placing,
        fromNumber: before?.number ?? null,
        toNumber: after?.number ?? null,
        title: (after ?? before)!.title,
        changes,
      })),
    clauses: comparison.sections
      .flatMap(({ clauses }) => clauses)
      .filter((clause) => !isSame(clause))
      .map((clause) => presentClause(clause, drawn)),
  };
}

function presentClause(
  { key, placing, before, after }: ComparedClause,
  drawn: Map<string, ComparedClauseView['fields']>,
): ComparisonDto['clauses'][number] {
  return {
    key,
    placing,
    fromNumber: before?.number ?? null,
    toNumber: after?.number ?? null,
    title: (after ?? before)!.title,
    fields: placing === 'gone' ? [] : (drawn.get(key) ?? []).map(({ field, label, html }) => ({ field, label, html })),
  };
}

function presentText(text: ComparableText): ComparedTextDto {
  const { ref, kind, id, state } = text;
  return {
    ...{ ref, kind, id, state },
    number: text.kind === 'edition' ? text.number : null,
    effectiveDate: text.kind === 'edition' ? text.effectiveDate : null,
    since: text.kind === 'draft' ? text.since : null,
  };
}
