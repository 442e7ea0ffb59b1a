import type { OpenAPIObject } from '@nestjs/swagger';
import { DomainError, type ErrorKind } from '../../errors';
import { problemOf, statusOf } from './problem';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

export const problemSchema: Schema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', example: 'urn:etalon:problem:invalid' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'In the language of the person, else of `Accept-Language`.' },
    code: { type: 'string' },
    faults: {
      type: 'array',
      description: 'Everything that is wrong, by field.',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: 'string', example: 'measure.target' },
          code: { type: 'string', example: 'required' },
          message: { type: 'string' },
          line: { type: 'integer', description: '1-based, where a file was sent.' },
        },
      },
    },
  },
  additionalProperties: true,
};

const examples: Record<string, DomainError> = {
  unauthenticated: new DomainError('unauthenticated', 'signed-out'),
  forbidden: new DomainError('forbidden', 'forbidden'),
  'not-found': new DomainError('not-found', 'not-found'),
  conflict: new DomainError('conflict', 'illegal-step', {
    action: 'submit',
    state: 'drafting',
    allowedActions: ['open-review', 'withdraw'],
  }),
  stale: new DomainError('stale', 'stale', { present: { title: '…', version: 4 }, changedBy: { id: 7, name: 'Anna' } }),
  'too-large': new DomainError('too-large', 'too-large'),
  unsupported: new DomainError('unsupported', 'unsupported-media-type'),
  invalid: new DomainError('invalid', 'invalid', {}, [{ field: 'title', code: 'required' }]),
  'version-required': new DomainError('version-required', 'version-required'),
  'too-many': new DomainError('too-many', 'too-many-attempts', { minutes: 12 }),
  unavailable: new DomainError('unavailable', 'database-unavailable'),
} satisfies Record<ErrorKind, DomainError>;

/** Adds to each operation the refusals that its shape makes possible, each with an example. */
export function describeProblems(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'put', 'post', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (operation) for (const kind of kindsOf(operation, path, method)) addProblem(operation, kind);
    }
  }
}

function kindsOf(operation: Operation, path: string, method: string): ErrorKind[] {
  const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
  const kinds: ErrorKind[] = ['unavailable'];
  if (operation.security?.length) kinds.push('unauthenticated', 'forbidden');
  else if (method !== 'get') kinds.push('forbidden');
  if (path.includes('{')) kinds.push('not-found');
  if (operation.requestBody) kinds.push('invalid', 'too-large', 'unsupported');
  else if (parameters.some((parameter) => parameter.in === 'query')) kinds.push('invalid');
  if (method !== 'get') kinds.push('conflict');
  if (parameters.some((parameter) => parameter.name === 'If-Match')) kinds.push('version-required', 'stale');
  if (path.endsWith('/session') && method === 'post') kinds.push('unauthenticated', 'too-many');
  return kinds;
}

function addProblem(operation: Operation, kind: ErrorKind): void {
  const problem = problemOf(examples[kind], 'en');
  operation.responses[statusOf[kind]] ??= {
    description: problem.title,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example: problem } },
  };
}
