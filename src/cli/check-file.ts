import { readFile } from 'node:fs/promises';
import type { Fault } from '../errors';
import { preferredLanguage, translatorFor, type Translate } from '../platform/i18n/translate';
import type { StandardFile } from '../standards/standard-file';
import { parseStandardFile } from '../standards/standard-file.parser';
import type { Language } from '../vocabulary';

/** The language of the person at the terminal, from `LC_ALL`, `LC_MESSAGES` or `LANG`; English when none fits. */
export function terminalLanguage(environment: NodeJS.ProcessEnv = process.env): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'];
  return preferredLanguage(locale?.replace(/[_.@].*$/, ''));
}

/**
 * Prints every fault of the standard file at `path` with its line, or what the file holds. Needs no database.
 *
 * @returns the exit code: 0 when the file is right, 1 when it has a fault or can't be read
 */
export async function checkFile(
  path: string,
  language: Language,
  print: (line: string) => void = console.log,
): Promise<number> {
  const say = translatorFor(language);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    print(say('faults.check.unreadable', { path, reason: code ?? 'other' }));
    return 1;
  }
  const parsed = parseStandardFile(bytes);
  if ('faults' in parsed) {
    for (const fault of parsed.faults) print(describeFault(fault, say));
    return 1;
  }
  for (const line of describeFile(parsed.file, say)) print(line);
  return 0;
}

function describeFault({ field, code, line, parameters }: Fault, say: Translate): string {
  const sentence = say(`faults.${code}`, parameters);
  const [name = ''] = field.split(/\.\d+/);
  // A sentence that names its field needs no label.
  const labelled = name === '' || sentence.includes(name) ? sentence : `${name}: ${sentence}`;
  return say('faults.check.line', { line: String(line ?? 1), sentence: labelled });
}

function describeFile({ title, language, slug, jobRoles, sections }: StandardFile, say: Translate): string[] {
  const clauses = sections.flatMap((section) => section.clauses);
  const general = clauses.filter(({ appliesTo }) => appliesTo.length === 0).length;
  return [
    say('faults.check.title', { title, language, slug }),
    say('faults.check.sections', { sections: sections.length, clauses: clauses.length }),
    say('faults.check.applies', { general, role: clauses.length - general }),
    say('faults.check.measurable', {
      measured: clauses.filter(({ measure }) => measure !== null).length,
      checked: clauses.filter(({ check }) => check !== null).length,
    }),
    say('faults.check.job-roles', { count: jobRoles.length }),
    ...jobRoles.map((role) => {
      const own = clauses.filter(({ appliesTo }) => appliesTo.includes(role.key)).length;
      return say('faults.check.job-role', { key: role.key, title: role.title, own, all: own + general });
    }),
  ];
}
