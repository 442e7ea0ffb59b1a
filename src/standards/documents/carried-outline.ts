import { gunzipSync, gzipSync } from 'node:zlib';
import { DomainError } from '../../errors';
import { fileLimits } from '../standard-file';
import { looks, type ListPlace, type Outline, type OutlinePart } from './outline';
import { wordLimits } from './word-package';

/** A document on its way through the browser while people say what becomes of its parts; as `carry`. */
export function carryOutline(outline: Outline): string {
  return gzipSync(JSON.stringify(outline)).toString('base64');
}

/** @throws DomainError when it is not what `carryOutline` made */
export function carriedOutline(text: string): Outline {
  try {
    const json = gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: wordLimits.unpackedBytes });
    const outline: unknown = JSON.parse(json.toString());
    if (isOutline(outline)) return outline;
  } catch {
    // Said below.
  }
  throw new DomainError('invalid', 'form-cut-off');
}

type Fields<T> = { [K in keyof T]: unknown };
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isText = (value: unknown) => typeof value === 'string' && value.length <= fileLimits.bytes;

/** What comes back is read as what it was, and its words are under the rules that all texts are under. */
function isOutline(value: unknown): value is Outline {
  if (!isObject(value)) return false;
  const { title, language, jobRoles, parts } = value as Fields<Outline>;
  return (
    isText(title) &&
    (language === null || isText(language)) &&
    Array.isArray(jobRoles) &&
    jobRoles.every(isText) &&
    Array.isArray(parts) &&
    parts.every(isPart)
  );
}

function isPart(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { look, words, text, form, list, bookmark, pictures } = value as Fields<OutlinePart>;
  return (
    (looks as readonly unknown[]).includes(look) &&
    isText(words) &&
    isText(text) &&
    ['paragraph', 'quote', 'code', 'blocks'].includes(form as string) &&
    (list === null || isListPlace(list)) &&
    (bookmark === null || isText(bookmark)) &&
    Number.isInteger(pictures)
  );
}

function isListPlace(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { ordered, level, continues } = value as Fields<ListPlace>;
  return (
    typeof ordered === 'boolean' &&
    Number.isInteger(level) &&
    (level as number) >= 0 &&
    (level as number) < 9 &&
    typeof continues === 'boolean'
  );
}
