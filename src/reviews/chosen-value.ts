/** What a box that is ticked says: the comment and, where its suggestion can become the text, the version that was seen. */
export function chosenValue(id: number, version: number | null): string {
  return version === null ? String(id) : `${id}-${version}`;
}
