import type { Type } from '@nestjs/common';
import { DomainError } from '../errors';
import { problemOf } from '../platform/http/problem';
import { validationPipe } from '../platform/http/validation';
import type { Language } from '../vocabulary';

/** A form as a browser sends it. */
export type SentForm = Record<string, unknown>;

/** What a form shows: nothing yet, or what was typed and what is wrong with it. */
export interface FormView {
  /** What was typed, by field. */
  values: Record<string, string>;
  /** What is wrong, by field. */
  faults: Record<string, string>;
  /** Everything that is wrong, with the field it leads to. */
  summary: { message: string; field: string | null }[] | null;
  status: number;
}

export const emptyForm: FormView = { values: {}, faults: {}, summary: null, status: 200 };

const pipe = validationPipe();

/** What was sent as a `dto`. @throws Invalid with every fault */
export async function readForm<T>(dto: Type<T>, sent: SentForm | undefined): Promise<T> {
  return (await pipe.transform(sent ?? {}, { type: 'body', metatype: dto })) as T;
}

/** Refusals that whoever filled in the form can do something about, there and then. */
const mendable = ['invalid', 'conflict', 'unauthenticated', 'too-many'];

/**
 * The form once more, with what was typed and why it was refused. `labels` are the fields that have one, by name; what was
 * typed into others, such as a password, is not sent back.
 * @throws error when another try would not help
 */
export function refusedForm(
  error: unknown,
  sent: SentForm | undefined,
  labels: Record<string, { label: string; secret?: boolean }>,
  language: Language,
): FormView {
  if (!(error instanceof DomainError) || !mendable.includes(error.kind)) throw error;
  const problem = problemOf(error, language);
  const values: FormView['values'] = {};
  for (const [name, { secret }] of Object.entries(labels)) {
    const typed = sent?.[name];
    if (!secret && typeof typed === 'string') values[name] = typed;
  }
  const faults: FormView['faults'] = {};
  const summary = (problem.faults ?? []).map(({ field, message }) => {
    const label = labels[field]?.label;
    if (label === undefined) return { message, field: null };
    faults[field] ??= message;
    return { message: `${label}: ${message}`, field };
  });
  return {
    values,
    faults,
    summary: summary.length > 0 ? summary : [{ message: problem.detail, field: null }],
    status: error.kind === 'too-many' ? problem.status : 422,
  };
}
