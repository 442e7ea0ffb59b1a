import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from '../../vocabulary';
import { projectRoot } from '../project-root';

const folder = join(projectRoot, 'templates', 'locales');

/** ICU messages, nested at will. A namespace is a file, or a folder of files where one alone would be too long. */
function messageFiles(language: Language): { path: string; namespace: string }[] {
  return readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({ path: join(folder, language, path), namespace: path.split(/[\\/.]/)[0]! }));
}

/** The first words of all keys. */
export const namespaces = [...new Set(messageFiles('en').map(({ namespace }) => namespace))];

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
    for (const { path, namespace } of messageFiles(language)) {
      collect(namespace, JSON.parse(readFileSync(path, 'utf8')), catalogue);
    }
    catalogues.set(language, catalogue);
  }
  return catalogue;
}

function collect(prefix: string, node: unknown, into: Catalogue): void {
  if (into.has(prefix)) throw new Error(`two messages ${prefix}`);
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
