import { gunzipSync, gzipSync } from 'node:zlib';
import { DomainError } from '../errors';
import { fileLimits } from './standard-file';

/**
 * A file on its way through the browser, from the form that it was chosen in to the one that confirms what is done with it:
 * so nothing is kept of files that nobody confirms. It is checked once more when it comes back, as any file is.
 */
export function carry(source: Uint8Array): string {
  return gzipSync(source).toString('base64');
}

/** @throws DomainError when it is not what `carry` made */
export function carried(text: string): Uint8Array {
  try {
    return gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: fileLimits.bytes + 1 });
  } catch {
    throw new DomainError('invalid', 'form-cut-off');
  }
}
