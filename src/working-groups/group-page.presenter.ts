import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import { capacities, groupFunctions, type Capacity } from './composition.policy';
import { presentGroup } from './working-group.presenter';
import type { WorkingGroup } from './working-group.service';

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

/** The draft that a page of its group belongs to. */
export function draftOf({ inHand }: WorkingGroup) {
  const { draft, language } = inHand;
  return { id: draft.id, title: draft.title, language };
}

/** What the page of a working group shows. */
export function presentGroupPage(group: WorkingGroup, language: Language) {
  const { members, sections, jobRoles, composition, allowedActions } = presentGroup(group, language);
  const able = members.filter(({ active }) => active);
  const options = (chosen: number | undefined): Option[] => [
    { value: '', label: translate(language, 'pages.group.nobody'), chosen: chosen === undefined },
    ...able.map(({ personId, name }) => ({ value: String(personId), label: name, chosen: personId === chosen })),
  ];
  return {
    draft: draftOf(group),
    members: members.map(({ personId, name, active, functions, capacity }) => ({
      personId,
      name,
      active,
      functions: functions.map((one) => functionName(one, language)).join(', '),
      capacity: capacityName(capacity, language),
    })),
    missing: composition.missing,
    advised: composition.advised,
    responsibilities: [
      ...sections.map(({ sectionId, number, title, person }) => ({
        field: `section-${sectionId}`,
        label: `${number}. ${title}`,
        name: person?.name ?? null,
        shown: person?.id ?? '',
        options: options(person?.id),
      })),
      ...jobRoles.map(({ key, title, person }) => ({
        field: `job-role-${key}`,
        label: title,
        name: person?.name ?? null,
        shown: person?.id ?? '',
        options: options(person?.id),
      })),
    ],
    mayChange: allowedActions.includes('change-members'),
    mayStart: allowedActions.includes('start-drafting'),
  };
}

export function functionOptions(chosen: readonly string[], language: Language): Option[] {
  return groupFunctions.map((value) => ({
    value,
    label: functionName(value, language),
    chosen: chosen.includes(value),
  }));
}

export function capacityOptions(chosen: string, language: Language): Option[] {
  return capacities.map((value) => ({ value, label: capacityName(value, language), chosen: value === chosen }));
}

function functionName(name: string, language: Language): string {
  return translate(language, `pages.group.function.${name}`);
}

function capacityName(name: Capacity, language: Language): string {
  return translate(language, `pages.group.capacity.${name}`);
}
