/** The pages of a book, in millimetres; `edge` is what lies between the margins at its side. */
export const papers = {
  a4: { width: 210, height: 297, edge: 250 },
  a5: { width: 148, height: 210, edge: 176 },
} as const;
export type Paper = keyof typeof papers;
