import { randomUUID } from 'node:crypto';
import { types } from 'node:util';
import { HttpException, HttpStatus } from '@nestjs/common';
import { DomainError, type ErrorKind, type Fault, type MessageParameters } from '../../errors';
import type { Language } from '../../vocabulary';
import { catalogueOf, translate } from '../i18n/translate';

/** RFC 9457 problem details, with what a caller needs to mend the request. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  faults?: ProblemFault[];
  /** Names the entry in the log, when the fault is ours. */
  incident?: string;
  [extension: string]: unknown;
}

export interface ProblemFault {
  field: string;
  code: string;
  message: string;
  line?: number;
}

export const statusOf: Record<ErrorKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'version-required': 428,
  'too-many': 429,
  unavailable: 503,
};

/** What the caller is told of `error`, in `language`. Unknown errors say nothing but an incident number. */
export function problemOf(error: unknown, language: Language): Problem {
  const known = asDomainError(error);
  if (known) {
    const status = statusOf[known.kind];
    return {
      type: `urn:etalon:problem:${known.code}`,
      title: translate(language, `errors.kind.${known.kind}`),
      status,
      detail: translate(language, `errors.${known.code}`, parametersFrom(known.data, language)),
      code: known.code,
      ...(known.faults.length > 0 && { faults: known.faults.map((fault) => problemFault(fault, language)) }),
      ...known.data,
    };
  }
  const incident = randomUUID();
  return {
    type: 'urn:etalon:problem:internal',
    title: translate(language, 'errors.kind.internal'),
    status: 500,
    detail: translate(language, 'errors.internal', { incident }),
    code: 'internal',
    incident,
  };
}

export function problemFault({ field, code, parameters, line }: Fault, language: Language): ProblemFault {
  const message = translate(language, `faults.${code}`, parameters);
  return { field, code, message, ...(line !== undefined && { line }) };
}

/** Words of the process, such as a state or an action, are told by their name in the language. */
function parametersFrom(data: Record<string, unknown>, language: Language): MessageParameters {
  const parameters: MessageParameters = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number') parameters[name] = value;
    else if (typeof value === 'string') parameters[name] = nameOf(value, language);
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
      const names = value.map((item) => nameOf(item, language));
      parameters[name] = names.length > 0 ? new Intl.ListFormat(language).format(names) : '—';
    }
  }
  return parameters;
}

function nameOf(word: string, language: Language): string {
  return catalogueOf(language).get(`errors.words.${word}`) ?? word;
}

/** What Fastify, Nest and PostgreSQL throw, in our own terms; null for what nobody foresaw. */
function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (isDatabaseAbsent(error)) return new DomainError('unavailable', 'database-unavailable');
  if (code === '22021' || code === '22P05') return new DomainError('invalid', 'unreadable-text');
  if (code === '22003' || code === '22P02') return new DomainError('not-found', 'not-found');
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  switch (status) {
    case HttpStatus.BAD_REQUEST:
      return new DomainError('invalid', 'unreadable-body');
    // What lies outside the folder of a file server.
    case HttpStatus.FORBIDDEN:
    case HttpStatus.NOT_FOUND:
    case HttpStatus.METHOD_NOT_ALLOWED:
    case 414:
      return new DomainError('not-found', 'not-found');
    case HttpStatus.PAYLOAD_TOO_LARGE:
      return new DomainError('too-large', 'too-large');
    case HttpStatus.UNSUPPORTED_MEDIA_TYPE:
      return new DomainError('unsupported', 'unsupported-media-type');
    default:
      return null;
  }
}

const absences = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03']);

/** Whether PostgreSQL is down, starting or shutting down, rather than refusing the statement. */
export function isDatabaseAbsent(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { code, errors, driverError } = error as Error & { code?: string; errors?: unknown[]; driverError?: unknown };
  if (code !== undefined && absences.has(code)) return true;
  if (/Connection terminated|timeout exceeded when trying to connect|Client has encountered/.test(error.message)) {
    return true;
  }
  if (driverError !== undefined && driverError !== error) return isDatabaseAbsent(driverError);
  return Array.isArray(errors) && errors.some(isDatabaseAbsent);
}
