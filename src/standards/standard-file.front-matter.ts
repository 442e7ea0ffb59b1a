import type { Fault } from '../errors';
import type { Language } from '../vocabulary';
import {
  emptyToNull,
  normaliseForeword,
  normaliseGlossary,
  normaliseLine,
  normaliseProse,
} from './clause-text.normalisation';
import { fileLimits, formatVersion, headFields } from './standard-file';
import { keyFrom } from './standard-file.keys';
import { atLines } from './standard-file.lines';
import { standardHeadFaults, type StandardHead } from './standard-file.rules';
import { YamlReader } from './standard-file.yaml';

/** @param firstLine 1-based line of the first line after the opening `---` */
export function readFrontMatter(yaml: string, firstLine: number): { head: StandardHead; faults: Fault[] } {
  const reader = new YamlReader(yaml, firstLine, fileLimits.frontMatterCharacters);
  const fields = reader.root(headFields);
  const title = normaliseLine(reader.text(fields.get('title')) ?? '');
  const rolesField = fields.get('jobRoles');
  const roles = rolesField ? reader.fields(rolesField, null) : new Map<string, never>();
  const glossaryField = fields.get('glossary');
  const terms = glossaryField ? reader.fields(glossaryField, null) : new Map<string, never>();
  const head: StandardHead = {
    title,
    language: (reader.text(fields.get('language')) ?? '') as Language,
    slug: reader.text(fields.get('slug')) ?? keyFrom(title, 'standard'),
    summary: emptyToNull(reader.text(fields.get('summary')), normaliseProse),
    foreword: normaliseForeword(reader.text(fields.get('foreword'))),
    glossary: normaliseGlossary([...terms].map(([term, value]) => ({ term, meaning: reader.text(value) ?? '' }))),
    jobRoles: [...roles].map(([key, value]) => ({ key, title: normaliseLine(reader.text(value) ?? '') })),
  };
  const unreadable = reader.faults.some(({ field }) => field === '');
  const rules = unreadable ? [] : [...versionFaults(reader.text(fields.get('etalon'))), ...standardHeadFaults(head)];
  return { head, faults: atLines(rules, reader, firstLine - 1) };
}

function versionFaults(version: string | null): Fault[] {
  const supported = String(formatVersion);
  return version === supported ? [] : [{ field: 'etalon', code: 'format-version', parameters: { supported } }];
}
