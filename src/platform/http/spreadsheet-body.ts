import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiBodyOptions } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors';

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a spreadsheet is sent as. What it is, its content says, and that is refused with better words than its name. */
export const spreadsheetTypes = [
  spreadsheetType,
  'text/csv',
  'application/vnd.ms-excel',
  'application/vnd.ms-excel.sheet.macroEnabled.12',
  'application/octet-stream',
];

/** A spreadsheet as bytes. */
export const SpreadsheetBody = createParamDecorator((_: unknown, context: ExecutionContext): Uint8Array => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Uint8Array)) throw new DomainError('unsupported', 'spreadsheet-expected');
  return body;
});

export const spreadsheetFile: ApiBodyOptions = {
  description: 'An XLSX workbook or a CSV file, up to 5 MB.',
  schema: { type: 'string', format: 'binary' },
};
