import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** With it a page that is open asks by itself how it looks now, and says what its reader has seen: `comment=12&version=3`. */
export const lookHeader = 'etalon-look';

/** What a page showed when it was opened, by name; the page chooses the names. */
export type Seen = ReadonlyMap<string, string>;

/** Characters that are looked at. */
const longest = 8_000;

/** What the reader of an open page has seen; null for one that is being opened. */
export function seenBy({ headers }: FastifyRequest): Seen | null {
  const header = headers[lookHeader];
  return typeof header === 'string' ? new Map(new URLSearchParams(header.slice(0, longest))) : null;
}

/** @returns the number seen, or null where none was */
export function seenNumber(seen: Seen | null, name: string): number | null {
  const value = seen?.get(name);
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : null;
}

export const SeenBefore = createParamDecorator((_: unknown, context: ExecutionContext): Seen | null =>
  seenBy(context.switchToHttp().getRequest<FastifyRequest>()),
);

export const unattendedKey = 'etalon:unattended';

/** Browsers ask this route by themselves, so that asking is no sign that the person is there. */
export const Unattended = () => SetMetadata(unattendedKey, true);
