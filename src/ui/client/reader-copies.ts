/** Copies of pages to read, kept by the browser for when there is no network. */

/** What pages bring along: its addresses change with its content, and it says nothing of anybody. */
export const assetCopies = 'reader-assets';
/** Pages that somebody signed in has read; they go when the next person signs in. */
export const signedInCopies = 'reader-signed-in';
/** Pages behind a link, which are the same for everybody. */
const linkCopies = 'reader-links';

/** Where a copy of the page at `path` is kept; null for pages of which there is none. */
export function copiesOf(path: string): string | null {
  if (/^\/b\/[\w-]+$/.test(path)) return linkCopies;
  return /^\/standards\/\d+\/(brochures\/[\w-]+|handbook)$/.test(path) ? signedInCopies : null;
}
