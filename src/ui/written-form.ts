import type { FastifyRequest } from 'fastify';

export interface WrittenField {
  name: string;
  value: string;
}

/**
 * What a person wrote into the form that was sent; null where nothing was written but a number or a choice, and where the form
 * has a password, which is never shown again.
 */
export function writtenForm({ method, headers, body }: FastifyRequest): WrittenField[] | null {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (method !== 'POST' || !isForm || typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body).flatMap(([name, values]) =>
    [values as unknown].flat().flatMap((value) => (typeof value === 'string' ? { name, value } : [])),
  );
  const secret = fields.some(({ name }) => /password/i.test(name));
  const written = fields.some(({ value }) => /\s/.test(value.trim()) || value.length > 40);
  return written && !secret ? fields : null;
}
