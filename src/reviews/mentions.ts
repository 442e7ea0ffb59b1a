/** Somebody who can be addressed. */
export interface Mentionable {
  id: number;
  name: string;
}

/** Where a text addresses somebody: from the `@` to the end of the name. */
interface Found {
  start: number;
  end: number;
  people: Mentionable[];
}

/** A piece of a text, and whether it is the name of somebody who is addressed. */
export interface TextPart {
  text: string;
  mention: boolean;
}

/** An e-mail address has a letter or a digit before its `@`. */
const sign = /(?<![\p{L}\p{N}._-])@/gu;
const goesOn = /^[\p{L}\p{N}]/u;

/** Who is addressed in a text by `@` and the whole name, however it is capitalised; namesakes all are. */
export function mentionedIn(text: string, people: readonly Mentionable[]): Mentionable[] {
  return [...new Set(findAll(text, people).flatMap((found) => found.people))];
}

/** The text in pieces, with the names of the `people` apart. */
export function partsOf(text: string, people: readonly Mentionable[]): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { start, end } of findAll(text, people)) {
    parts.push({ text: text.slice(from, start), mention: false }, { text: text.slice(start, end), mention: true });
    from = end;
  }
  return [...parts, { text: text.slice(from), mention: false }].filter((part) => part.text !== '');
}

function findAll(text: string, people: readonly Mentionable[]): Found[] {
  return [...text.matchAll(sign)].flatMap(({ index }) => {
    const rest = text.slice(index + 1);
    const named = people.filter(({ name }) => beginsWith(rest, name));
    const length = Math.max(...named.map(({ name }) => name.length));
    const longest = named.filter(({ name }) => name.length === length);
    return named.length === 0 ? [] : [{ start: index, end: index + 1 + length, people: longest }];
  });
}

function beginsWith(text: string, name: string): boolean {
  return text.slice(0, name.length).toLowerCase() === name.toLowerCase() && !goesOn.test(text.slice(name.length));
}
