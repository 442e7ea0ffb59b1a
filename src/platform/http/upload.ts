import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors';

/** A form with a file, as a browser sends it (RFC 7578). */
export interface Upload {
  /** The file that was chosen; null when none was. One that is larger than allowed is cut off one byte beyond. */
  file: Uint8Array | null;
  /** What was typed, and what the form carries, by field: several of a name as a list. */
  fields: Record<string, string | string[]>;
}

/**
 * @param fields as many are read; a form of more is refused
 * @throws DomainError when the request is no such form, or ends in its middle
 */
export async function readUpload(request: FastifyRequest, fields?: number): Promise<Upload> {
  if (!request.isMultipart()) throw new DomainError('unsupported', 'form-expected');
  const upload: Upload = { file: null, fields: {} };
  try {
    const limits = fields === undefined ? {} : { limits: { fields, parts: fields + 1 } };
    for await (const part of request.parts(limits)) {
      if (part.type === 'field') add(upload.fields, part.fieldname, String(part.value));
      else {
        const content = await part.toBuffer();
        if (content.length > 0 || part.filename) upload.file = content;
      }
    }
  } catch (error) {
    throw (error as { statusCode?: number }).statusCode ? error : new DomainError('invalid', 'form-cut-off');
  }
  return upload;
}

function add(fields: Upload['fields'], name: string, value: string): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  fields[name] = before === undefined ? value : [before, value].flat();
}
