import type { Language } from '../../vocabulary';

/** Words as people compare them: by their letters, whatever stands around. */
export function comparable(text: string, language: Language): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase(language);
}

export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
