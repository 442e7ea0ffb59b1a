import { createHash } from 'node:crypto';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError, Invalid } from '../../errors';

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
    throw isRefusal(error) ? error : new DomainError('invalid', 'form-cut-off');
  }
  return upload;
}

/** What a form weighs beside its file, at most. */
const wrapping = 64 * 1024;

/**
 * The SHA-256 of the file in a form, which is read as it comes and kept nowhere.
 * @throws Invalid when there is none, or one of more than so many `megabytes`; DomainError as `readUpload`
 */
export async function hashUpload(request: FastifyRequest, megabytes: number): Promise<string> {
  if (!request.isMultipart()) throw new DomainError('unsupported', 'form-expected');
  const bytes = megabytes * 1024 ** 2;
  const tooLarge = () =>
    new Invalid([{ field: 'file', code: 'file-too-large', parameters: { maximum: megabytes } }], 'file-has-faults');
  // What is too large by its own account is not read at all.
  if (Number(request.headers['content-length'] ?? 0) > bytes + wrapping) throw tooLarge();
  let sha256: string | null = null;
  try {
    for await (const part of request.parts({ limits: { fileSize: bytes, fields: 1, parts: 2 } })) {
      if (part.type === 'field') continue;
      const hash = createHash('sha256');
      let read = 0;
      for await (const chunk of part.file) {
        hash.update(chunk as Buffer);
        read += (chunk as Buffer).length;
      }
      if (part.file.truncated) throw tooLarge();
      if (read > 0) sha256 = hash.digest('hex');
    }
  } catch (error) {
    throw error instanceof DomainError || isRefusal(error) ? error : new DomainError('invalid', 'form-cut-off');
  }
  if (sha256 === null) throw new Invalid([{ field: 'file', code: 'no-file' }]);
  return sha256;
}

function isRefusal(error: unknown): boolean {
  return (error as { statusCode?: number }).statusCode !== undefined;
}

function add(fields: Upload['fields'], name: string, value: string): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  fields[name] = before === undefined ? value : [before, value].flat();
}
