import type { Fault } from '../errors';
import { languages, type StandardJobRole } from '../vocabulary';
import { choiceFaults, forewordFaults, glossaryFaults, keyFaults, proseFaults, titleFaults } from './clause-text.rules';
import { countLimits, everyone, textLimits, type StandardFile } from './standard-file';

/** What a standard says about itself, before its sections. */
export type StandardHead = Omit<StandardFile, 'sections'>;

/** Everything wrong with the head of a standard, by field; texts are expected in their normal form. */
export function standardHeadFaults(head: StandardHead): Fault[] {
  return [
    ...titleFaults('title', head.title),
    ...choiceFaults('language', head.language, languages),
    ...keyFaults('slug', head.slug),
    ...(head.summary === null ? [] : proseFaults('summary', head.summary, textLimits.summary)),
    ...forewordFaults(head.foreword),
    ...glossaryFaults(head.glossary),
    ...jobRolesFaults(head.jobRoles),
  ];
}

/** Everything wrong with the job roles of a standard; the field of a role is `jobRoles.<its key>`. */
export function jobRolesFaults(jobRoles: StandardJobRole[]): Fault[] {
  const field = 'jobRoles';
  if (jobRoles.length === 0) return [{ field, code: 'no-job-roles' }];
  const seen = new Set<string>();
  const faults = jobRoles.flatMap(({ key, title }): Fault[] => {
    const ofRole = `${field}.${key}`;
    const repeated = seen.has(key);
    seen.add(key);
    return [
      ...keyFaults(ofRole, key),
      ...(key === everyone ? [{ field: ofRole, code: 'reserved', parameters: { value: key } }] : []),
      ...(repeated ? [{ field: ofRole, code: 'duplicate', parameters: { value: key } }] : []),
      ...titleFaults(ofRole, title),
    ];
  });
  if (jobRoles.length <= countLimits.jobRoles) return faults;
  return [
    ...faults,
    { field, code: 'too-many', parameters: { maximum: countLimits.jobRoles, count: jobRoles.length } },
  ];
}
