import type { JobRole } from '../accounts/job-role.entity';
import { jobRoleLabel, jobRoleName } from '../accounts/job-role.presenter';
import { DomainError } from '../errors';
import { translate } from '../platform/i18n/translate';
import { ownNameOf } from '../platform/i18n/format';
import type { SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import { languages, type Language, type StandardJobRole } from '../vocabulary';
import { keyFrom } from './standard-file.keys';

/** The fields in which people say what a new standard is. */

/** The job roles that were ticked, and those that were written, one a line. */
export function jobRolesIn(known: JobRole[], sent: SentForm, language: Language): StandardJobRole[] {
  const ticked = new Set(listOf(sent, 'jobRoles'));
  const written = textOf(sent, 'otherJobRoles').split('\n');
  return [
    ...known
      .filter(({ key }) => ticked.has(key))
      .map((role) => ({ key: role.key, title: jobRoleName(role, language) })),
    ...written.flatMap((line) => (line.trim() ? [{ key: keyFrom(line, 'job'), title: line.trim() }] : [])),
  ];
}

export function headChoices(known: JobRole[], sent: SentForm, language: Language) {
  const ticked = new Set(listOf(sent, 'jobRoles'));
  return {
    jobRoles: known.map((role) => ({ value: role.key, ...jobRoleLabel(role, language), chosen: ticked.has(role.key) })),
    languages: languages.map((key) => ({ value: key, label: ownNameOf(key), chosen: key === sent['language'] })),
  };
}

export function headLabels(language: Language): Record<string, { label: string }> {
  return {
    title: { label: translate(language, 'pages.import.standardTitle') },
    summary: { label: translate(language, 'pages.import.summary') },
    language: { label: translate(language, 'pages.import.language') },
    jobRoles: { label: translate(language, 'pages.import.jobRoles') },
    otherJobRoles: { label: translate(language, 'pages.import.otherJobRoles') },
  };
}

/** A role that was written is told of at the field it was written in; the key and the name of a standard are its title. */
export function inOurFields(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map((fault) => {
    if (fault.field.startsWith('jobRoles.')) return { ...fault, field: 'otherJobRoles' };
    return fault.field === 'slug' ? { ...fault, field: 'title' } : fault;
  });
  return new DomainError(error.kind, error.code, error.data, faults);
}
