import { DomainError, type Fault } from '../errors';
import { languages } from '../vocabulary';
import type { FormView, SentForm } from './form';

/** Pages with several forms, whose fields are called the same: each has an id of its own, which begins with the place of its form. */

/** What `parts/own-field.hbs` shows: the field `id` with what was typed, else with what is there. */
export function fieldsOf(form: FormView) {
  return (id: string, present: string, label: string) => ({
    id,
    label,
    value: form.values[id] ?? present,
    fault: form.faults[id] ?? null,
  });
}

/** What was typed into the form at `place`, by the ids of its fields. */
export function typedAt(place: string, sent: SentForm): SentForm {
  return Object.fromEntries(Object.entries(sent).map(([field, value]) => [`${place}-${field}`, value]));
}

/** An error whose faults name the fields of the form at `place`. */
export function movedTo(place: string, error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const moved = ({ field, ...fault }: Fault): Fault => {
    // A job role needs a name in one language: the first field is as good as any to give it in.
    const own = field === 'names' ? languages[0] : field.replace(/^names\./, '');
    return { ...fault, field: `${place}-${own}` };
  };
  return new DomainError(error.kind, error.code, error.data, error.faults.map(moved));
}
