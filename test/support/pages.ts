import { Client as Postgres } from 'pg';
import type { Client } from './etalon';

export const page = (client: Client, path: string) => client.get(path).set('Accept', 'text/html');

/** Sends a form as a browser does. */
export const send = (client: Client, path: string, form: Record<string, string | string[]>) =>
  client.post(path).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' }).type('form').send(form);

/** Chooses a file in a form and sends it, as a browser does. */
export const sendFile = (client: Client, path: string, file: string | Buffer | null) => {
  const request = client.post(path).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' });
  return file === null
    ? request.field('nothing', 'chosen')
    : request.attach('file', Buffer.from(file as string), { filename: 'standard.md', contentType: 'text/markdown' });
};

/** What a form carries in hidden fields, by name. */
export function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name!, value!.replaceAll('&#x3D;', '=')]));
}

/** Sends the fields as a form with files does, but without a file. */
export function sendFields(client: Client, path: string, fields: Record<string, string | string[]>) {
  const request = client.post(path).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) void request.field(name, one);
  return request;
}

/** What tells other processes of an earlier change comes a moment after it, and is no part of what is measured. */
function isNotice(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string } | null)?.text;
  return text?.includes('pg_notify') ?? false;
}

/** How many statements `act` costs. */
export async function statementsOf(act: () => PromiseLike<unknown>): Promise<number> {
  const query = jest.spyOn(Postgres.prototype, 'query');
  try {
    await act();
    return query.mock.calls.filter(([statement]) => !isNotice(statement)).length;
  } finally {
    query.mockRestore();
  }
}

/** Reads the body of a reply as the bytes that it is. */
export function binary(reply: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = reply as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}
