import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from '../../vocabulary';
import { projectRoot } from '../project-root';

/** One file a namespace and language: `templates/locales/<language>/<namespace>.json`, ICU messages, nested at will. */
export const namespaces = [
  'documents',
  'pages',
  'answers',
  'threads',
  'verification',
  'printing',
  'live',
  'editor',
  'quality',
  'judging',
  'evidence',
  'errors',
  'faults',
  'mail',
] as const;

export type Parameters = Record<string, string | number | Date | null>;
export type Translate = (key: string, parameters?: Parameters) => string;

type Catalogue = Map<string, string>;

const catalogues = new Map<Language, Catalogue>();
const formats = new Map<string, IntlMessageFormat>();

/** All messages of a language by full key, such as `documents.contents`. */
export function catalogueOf(language: Language): Catalogue {
  let catalogue = catalogues.get(language);
  if (!catalogue) {
    catalogue = new Map();
    for (const namespace of namespaces) {
      const file = join(projectRoot, 'templates', 'locales', language, `${namespace}.json`);
      collect(namespace, JSON.parse(readFileSync(file, 'utf8')), catalogue);
    }
    catalogues.set(language, catalogue);
  }
  return catalogue;
}

function collect(prefix: string, node: unknown, into: Catalogue): void {
  if (typeof node === 'string') into.set(prefix, node);
  else for (const [key, child] of Object.entries(node as object)) collect(`${prefix}.${key}`, child, into);
}

/**
 * Formats the message `key` in `language`: plurals, dates and numbers by `Intl`.
 * @throws Error when the catalogue has no such key, or the message names a parameter that is absent.
 */
export function translate(language: Language, key: string, parameters: Parameters = {}): string {
  const id = `${language} ${key}`;
  let format = formats.get(id);
  if (!format) {
    const message = catalogueOf(language).get(key);
    if (message === undefined) throw new Error(`no message ${key} in ${language}`);
    format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return format.format(parameters) as string;
}

export function translatorFor(language: Language): Translate {
  return (key, parameters) => translate(language, key, parameters);
}

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4), English when none fits. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .sort((one, other) => other.quality - one.quality);
  for (const wish of wishes) {
    const language = languages.find((known) => known === wish.language);
    if (language && wish.quality > 0) return language;
  }
  return 'en';
}
