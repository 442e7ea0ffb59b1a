import { DomainError, Invalid } from '../errors';
import { readTextPicture, type TextPicture } from '../pictures/text-picture';
import type { SentForm } from '../ui/form';

/** Pictures of a document on their way through the browser beside its text, as `carry`: nothing is kept before people confirm it. */
export const carriedLimits = {
  pictures: 100,
  /** Of all together: a page that carries more takes too long on its way. */
  bytes: 12 * 1024 * 1024,
};

const field = 'picture';

/** As many fields of that name. */
export function carryPictures(pictures: readonly TextPicture[]): string[] {
  return pictures.map(({ content }) => content.toString('base64'));
}

/**
 * What comes back is looked at as anything that people send.
 * @throws DomainError when it is not what `carryPictures` made
 */
export async function carriedPictures(sent: SentForm): Promise<TextPicture[]> {
  const fields = [sent[field] ?? []].flat().filter((text) => typeof text === 'string');
  const pictures: TextPicture[] = [];
  for (const text of fields.slice(0, carriedLimits.pictures)) {
    pictures.push(await readTextPicture(Buffer.from(text, 'base64')).catch(cutOff));
  }
  return pictures;
}

function cutOff(error: unknown): never {
  throw error instanceof Invalid ? new DomainError('invalid', 'form-cut-off') : error;
}
