import { languages, type Language } from '../../vocabulary';

/** What something is called, in the languages in which it has a name. */
export type Names = Partial<Record<Language, string>>;

/** The name in `language`, else in another it has one in, with that language where it is another; null where it has none. */
export function nameIn(names: Names, language: Language): { label: string; lang: Language | null } | null {
  const own = ([language, 'en', ...languages] as const).find((one) => names[one]);
  return own ? { label: names[own]!, lang: own === language ? null : own } : null;
}
