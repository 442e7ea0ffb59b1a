/** Which comment a row is about, and which disposition it had when the table was made; null for none. */
export interface RowKey {
  commentId: number;
  dispositionId: number | null;
}

/** `57v12`: no spreadsheet takes it for a number, a date or a formula. */
export function writeRowKey({ commentId, dispositionId }: RowKey): string {
  return `${commentId}v${dispositionId ?? 0}`;
}

/** What `writeRowKey` wrote; null for anything else. */
export function readRowKey(text: string): RowKey | null {
  const [, comment, disposition] = /^([1-9]\d{0,8})v(0|[1-9]\d{0,8})$/.exec(text.trim()) ?? [];
  if (comment === undefined || disposition === undefined) return null;
  return { commentId: Number(comment), dispositionId: Number(disposition) || null };
}
