/** Why the author of a comment is not satisfied with its disposition, and who of those who lead has seen it. */
export interface ObjectionView {
  id: number;
  text: string;
  createdAt: Date;
  seenBy: { id: number; name: string } | null;
  seenAt: Date | null;
}

/** As JSON has it. */
export type ObjectionRow = Omit<ObjectionView, 'createdAt' | 'seenAt'> & { createdAt: string; seenAt: string | null };

/** A column of a query in which `disposition` is the disposition. */
export const objectionColumn = `(select json_build_object('id', objection.id, 'text', objection.text,
    'createdAt', objection.created_at, 'seenAt', objection.seen_at,
    'seenBy', case when seer.id is not null then json_build_object('id', seer.id, 'name', seer.name) end)
  from objection left join person seer on seer.id = objection.seen_by
  where objection.disposition_id = disposition.id)`;

export function toObjection(row: ObjectionRow | null): ObjectionView | null {
  if (!row) return null;
  return { ...row, createdAt: new Date(row.createdAt), seenAt: row.seenAt === null ? null : new Date(row.seenAt) };
}
