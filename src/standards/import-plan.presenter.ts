import { planIsEmpty, type ImportPlan } from './import-plan';
import type { TextChange } from './draft-texts.service';
import type { StandardFile } from './standard-file';

/** What differs between two texts, each thing under the message that tells it. */
export interface ChangesView {
  none: boolean;
  groups: { heading: string; count: number; entries: ChangeEntry[] }[];
}

interface ChangeEntry {
  title: string;
  /** Messages for the parts that changed. */
  parts: string[];
  /** Where a moved clause goes. */
  from: string | null;
  to: string | null;
}

/** `present` and `wanted` are the two texts that the plan leads from and to. */
export function presentChanges(plan: ImportPlan, present: SectionTitles, wanted: SectionTitles): ChangesView {
  const entry = (title: string, rest: Partial<ChangeEntry> = {}) => ({
    title,
    parts: [],
    from: null,
    to: null,
    ...rest,
  });
  const field = (name: string) => `pages.changes.field.${name}`;
  const changedSections = plan.sections.filter((section) => section.present !== null && section.changes.length > 0);
  const groups = [
    {
      heading: 'pages.changes.head',
      entries: plan.head.length > 0 ? [entry(wanted.title, { parts: plan.head.map(field) })] : [],
    },
    {
      heading: 'pages.changes.sectionsAdded',
      entries: plan.sections.filter((section) => section.present === null).map(({ title }) => entry(title)),
    },
    {
      heading: 'pages.changes.sectionsChanged',
      entries: changedSections.map(({ title, changes }) => entry(title, { parts: changes.map(field) })),
    },
    { heading: 'pages.changes.sectionsRemoved', entries: plan.removedSections.map(({ title }) => entry(title)) },
    { heading: 'pages.changes.added', entries: plan.added.map(({ title }) => entry(title)) },
    {
      heading: 'pages.changes.changed',
      entries: plan.changed.map(({ title, fields }) => entry(title, { parts: fields.map(field) })),
    },
    {
      heading: 'pages.changes.moved',
      entries: plan.moved.map(({ title, fromSection, section }) =>
        entry(title, { from: present.sections[fromSection]!.title, to: wanted.sections[section]!.title }),
      ),
    },
    { heading: 'pages.changes.removed', entries: plan.removed.map(({ title }) => entry(title)) },
  ];
  return {
    none: planIsEmpty(plan),
    groups: groups
      .filter(({ entries }) => entries.length > 0)
      .map((group) => ({ ...group, count: group.entries.length })),
  };
}

type SectionTitles = Pick<StandardFile, 'title'> & { sections: { title: string }[] };

/** What a file holds, for whoever is about to make a standard of it. */
export function presentContents({ title, summary, language, slug, jobRoles, sections }: StandardFile) {
  const clauses = sections.flatMap((section) => section.clauses);
  return {
    ...{ title, summary, language, slug, jobRoles },
    sections: sections.map((section) => ({ title: section.title, count: section.clauses.length })),
    sectionCount: sections.length,
    clauseCount: clauses.length,
    measured: clauses.filter(({ measure }) => measure !== null).length,
  };
}

/** What became of single parts of a text, under the same messages. */
export function presentPartChanges(changes: TextChange[]): ChangesView {
  const headings = new Map<string, string>([
    ['clause added', 'pages.changes.added'],
    ['clause changed', 'pages.changes.changed'],
    ['clause moved', 'pages.changes.moved'],
    ['clause removed', 'pages.changes.removed'],
    ['section changed', 'pages.changes.sectionsChanged'],
    ['section removed', 'pages.changes.sectionsRemoved'],
  ]);
  const groups = Map.groupBy(changes, ({ part, kind }) => `${part} ${kind}`);
  return {
    none: changes.length === 0,
    groups: [...headings].flatMap(([key, heading]) => {
      const entries = (groups.get(key) ?? []).map(({ title }) => ({ title, parts: [], from: null, to: null }));
      return entries.length > 0 ? [{ heading, count: entries.length, entries }] : [];
    }),
  };
}
