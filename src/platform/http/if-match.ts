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

const describeHeader = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'The version this edit is based on: the `ETag` of what you read.',
  schema: { type: 'string', example: '"3"' },
});

export const IfMatch = (): ParameterDecorator => (target, property, index) => {
  describeHeader(target, property!, Object.getOwnPropertyDescriptor(target, property!)!);
  VersionFromHeader()(target, property, index);
};
