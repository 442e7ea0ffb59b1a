/**
 * What can go wrong in the terms of the product. A domain error carries a kind, a code and data, never an HTTP status:
 * platform/http maps the kind to a status and the code to a sentence in the reader's language (`errors.<code>`).
 */
export type MessageParameters = Record<string, string | number | Date | null>;

/** One thing that is wrong with what was sent: where, and (as `faults.<code>`) what was expected. */
export interface Fault {
  /** Dotted path of the field, such as `measure.target` or `say.2`; empty for the whole. */
  field: string;
  code: string;
  parameters?: MessageParameters;
  /** 1-based line in the file, when a file was sent. */
  line?: number;
}

export type ErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'version-required'
  | 'invalid'
  | 'unsupported'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    /** Shown to the caller as it is, and offered to the message as parameters where it is text or a number. */
    readonly data: Record<string, unknown> = {},
    readonly faults: Fault[] = [],
  ) {
    super(code);
  }
}

/** What the person may not read looks the same as what does not exist. */
export class NotFound extends DomainError {
  constructor(subject: string) {
    super('not-found', 'not-found', { subject });
  }
}

export class Forbidden extends DomainError {
  constructor(code = 'forbidden', data: Record<string, unknown> = {}) {
    super('forbidden', code, data);
  }
}

export class Conflict extends DomainError {
  constructor(code: string, data: Record<string, unknown> = {}, faults: Fault[] = []) {
    super('conflict', code, data, faults);
  }
}

/** The edit was based on a version that is no longer the present one; `present` is the text as it stands now. */
export class Stale extends DomainError {
  constructor(present: unknown, changedBy: { id: number; name: string } | null, changedAt: Date | null) {
    super('stale', 'stale', { present, changedBy, changedAt });
  }
}

export class Invalid extends DomainError {
  constructor(faults: Fault[], code = 'invalid') {
    super('invalid', code, {}, faults);
  }
}
