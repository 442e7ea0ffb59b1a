import slugify from 'slugify';
import { textLimits } from './standard-file';

const longest = 64;

/** A key of `[a-z0-9-]` from a title in any of the product's alphabets; `otherwise` when nothing is left of it. */
export function keyFrom(title: string, otherwise: string): string {
  // The hard sign is silent, but the package writes it as "u".
  const letters = title.slice(0, textLimits.title).replace(/[ъЪ]/g, '');
  const key = slugify(letters, { lower: true, strict: true });
  return cut(key, longest) || otherwise;
}

function cut(key: string, length: number): string {
  return key.slice(0, length).replace(/^-+|-+$/g, '');
}

/** Gives out keys that differ from all given out before: the second of a kind gets `-2`. */
export class UniqueKeys {
  private readonly next = new Map<string, number>();

  constructor(private readonly taken: Set<string>) {}

  from(title: string, otherwise: string): string {
    const base = keyFrom(title, otherwise);
    let number = this.next.get(base) ?? 1;
    let key = base;
    while (this.taken.has(key)) {
      number += 1;
      const suffix = `-${number}`;
      key = cut(base, longest - suffix.length) + suffix;
    }
    this.next.set(base, number);
    this.taken.add(key);
    return key;
  }
}
