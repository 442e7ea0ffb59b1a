import { NotFound } from '../errors';

/** A `catch` for what hangs on a draft: where the draft may not be read, the answer is that there is no such `subject`. */
export function hiddenAs(subject: string) {
  return (error: unknown): never => {
    throw error instanceof NotFound ? new NotFound(subject) : error;
  };
}
