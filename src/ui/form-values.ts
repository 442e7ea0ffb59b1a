import type { SentForm } from './form';

/** What was typed into a field; empty when there is no such field. */
export function textOf(sent: SentForm | undefined, name: string): string {
  const value = sent?.[name];
  return typeof value === 'string' ? value : '';
}

/** What was ticked: a browser sends one as a text and several as a list. */
export function listOf(sent: SentForm | undefined, name: string): string[] {
  const value = sent?.[name];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}

/** A number as it was typed, or what was typed instead, for the rules of the field to refuse. */
export function numberOf(sent: SentForm | undefined, name: string): unknown {
  const typed = textOf(sent, name).trim();
  return /^-?\d+$/.test(typed) ? Number(typed) : typed;
}
