import { translate } from '../platform/i18n/translate';
import type { FormView, SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import type { Language } from '../vocabulary';
import { sourcesPath } from './evidence.presenter';
import type { SourceView } from './source-rows';
import { figuresOf, sourceKinds, type Figure, type SourceKind, type SourceText } from './source.rules';
import type { StandardInHand } from './standard-evidence.service';

const days: readonly Figure[] = ['day', 'firstDay', 'lastDay'];
const texts = ['title', 'words', 'origin'] as const;

/** What was typed, as the API would be told it: a field left empty says nothing. */
export function sentSource(kind: SourceKind, sent: SentForm | undefined): Record<string, unknown> {
  const typed = (field: string) => textOf(sent, field).trim() || null;
  const said = Object.fromEntries(['words', 'origin'].map((field) => [field, typed(field)]));
  for (const figure of figuresOf(kind)) {
    said[figure] = typed(figure) && (days.includes(figure) ? typed(figure) : (numberOf(sent, figure) as string));
  }
  return { title: textOf(sent, 'title'), ...said };
}

/** The fields of a source of this kind by name, as people call them. */
export function sourceLabels(kind: SourceKind, language: Language): Record<string, { label: string }> {
  const labelled = [...texts, ...figuresOf(kind)].map((field) => [field, { label: labelOf(kind, field, language) }]);
  return Object.fromEntries(labelled) as Record<string, { label: string }>;
}

/** What is said of a source, as its form begins. */
export function valuesOf(source: SourceText): FormView['values'] {
  const { title, words, origin, day, count, firstDay, lastDay, share, sample } = source;
  const said = { title, words, origin, day, count, firstDay, lastDay, share, sample };
  return Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value === null ? '' : String(value)]));
}

/** A form for a source of one kind; for a new one another kind can be chosen. */
export function presentSourceForm(
  { id, title, language: textLanguage }: StandardInHand,
  kind: SourceKind,
  form: FormView,
  language: Language,
  changing: { id: number; version: number; theirs: SourceView | null } | null = null,
) {
  const field = (name: (typeof texts)[number] | Figure) => ({ name, label: labelOf(kind, name, language) });
  return {
    standard: { id, title, language: textLanguage },
    heading: changing ? translate(language, 'evidence.source.change') : translate(language, 'evidence.source.new'),
    back: changing ? `/sources/${changing.id}` : sourcesPath(id),
    version: changing?.version ?? null,
    theirs: changing?.theirs ? Object.values(valuesOf(changing.theirs)).filter(Boolean) : null,
    form,
    kinds: changing
      ? null
      : sourceKinds.map((one) => ({
          path: `${sourcesPath(id)}/new?kind=${one}`,
          label: translate(language, `evidence.kind.${one}`),
          chosen: one === kind,
        })),
    about: translate(language, `evidence.about.${kind}`),
    titleField: field('title'),
    wordsField: field('words'),
    originField: field('origin'),
    figures: figuresOf(kind).map((name) => ({ ...field(name), form, isDay: days.includes(name) })),
  };
}

function labelOf(kind: SourceKind, field: string, language: Language): string {
  if (field === 'title') return translate(language, `evidence.titleOf.${kind}`);
  return translate(language, `evidence.field.${field}`);
}
