import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors';

/** The version that an edit is based on, from `If-Match: "3"`. Missing is refused: nobody overwrites what he did not read. */
const VersionFromHeader = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new DomainError('version-required', 'version-required');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new DomainError('version-required', 'version-unreadable');
  return Number(version);
});

/** A hash instead of a version, for texts that are edited in parts and named as a whole. */
const HashFromHeader = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new DomainError('version-required', 'version-required');
  const hash = /^"([0-9a-f]{64})"$/.exec(header)?.[1];
  if (hash === undefined) throw new DomainError('version-required', 'version-unreadable');
  return hash;
});

export const IfMatch = (): ParameterDecorator =>
  described(VersionFromHeader(), 'The version this edit is based on: the `ETag` of what you read.', '"3"');

export const IfMatchHash = (): ParameterDecorator =>
  described(HashFromHeader(), 'The `contentHash` that the plan was made for.', `"${'0a'.repeat(32)}"`);

function described(parameter: ParameterDecorator, description: string, example: string): ParameterDecorator {
  const describe = ApiHeader({ name: 'If-Match', required: true, description, schema: { type: 'string', example } });
  return (target, property, index) => {
    describe(target, property!, Object.getOwnPropertyDescriptor(target, property!)!);
    parameter(target, property, index);
  };
}
