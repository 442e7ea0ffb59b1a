import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiBodyOptions } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors';

/** A file sent as `text/markdown`, as bytes: whether they are text is for the parser to say. */
export const MarkdownBody = createParamDecorator((_: unknown, context: ExecutionContext): Uint8Array => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Uint8Array)) throw new DomainError('unsupported', 'markdown-expected');
  return body;
});

export const markdownFile: ApiBodyOptions = {
  description: 'A file in the standard format, UTF-8, up to 5 MB.',
  schema: {
    type: 'string',
    example:
      '---\netalon: 1\ntitle: Complaints\nlanguage: en\njobRoles:\n  cashier: Cashier\n---\n\n# At the till\n\n' +
      '## A complaint is written down at once\n\nThe cashier writes the complaint into the register.\n',
  },
};
