import { comparable } from '../../platform/spreadsheets/cell-text';

export const complaintColumns = ['cause', 'count', 'day'] as const;
export type ComplaintColumn = (typeof complaintColumns)[number];

/** How columns are called where complaints are kept, in all our languages: a company's list is not written for Etalon. */
const headings: Record<ComplaintColumn, string[]> = {
  cause: [
    ...['cause', 'reason', 'category', 'причина', 'категория', 'тема жалобы', 'себеп', 'себебі', 'санат', 'санаты'],
    ...['neden', 'sebep', 'kategori', 'şikayet nedeni', 'şikâyet nedeni', 'príčina', 'dôvod', 'kategória'],
  ],
  count: [
    ...['count', 'number of', 'how many', 'complaints', 'количество', 'кол-во', 'число', 'сколько', 'саны'],
    ...['sayı', 'adet', 'şikayet sayısı', 'şikâyet sayısı', 'počet'],
  ],
  day: ['date', 'day', 'дата', 'день', 'күні', 'күн', 'tarih', 'gün', 'dátum', 'deň'],
};

/** What a heading says its column is; null where that is not known. */
export function columnOf(heading: string): ComplaintColumn | null {
  const said = comparable(heading, 'en');
  return complaintColumns.find((column) => headings[column].some((known) => begins(said, known))) ?? null;
}

/** “Причина жалобы” begins with a known word, “causeway” does not. */
function begins(said: string, known: string): boolean {
  return said.startsWith(known) && !/^\p{L}/u.test(said.slice(known.length));
}
