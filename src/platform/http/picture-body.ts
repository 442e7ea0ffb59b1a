import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors';

/** A picture sent as such, as bytes: what is in them is for whoever draws it to say. Null when nothing was sent. */
export const PictureBody = createParamDecorator((_: unknown, context: ExecutionContext): Uint8Array | null => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body instanceof Uint8Array) return body;
  if (body === undefined || body === null) return null;
  throw new DomainError('unsupported', 'picture-expected');
});
