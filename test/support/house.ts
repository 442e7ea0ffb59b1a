import type { Client, SignedIn } from './etalon';

const path = '/api/organisation';

export async function versionOf(client: Client): Promise<string> {
  return (await client.get(path).expect(200)).headers['etag']!;
}

/** Changes the company, whatever it was before. */
export async function changeCompany({ client }: SignedIn, change: object) {
  return client
    .patch(path)
    .set('If-Match', await versionOf(client))
    .send(change)
    .expect(200);
}

export async function putLogo({ client }: SignedIn, file: Buffer, type = 'image/svg+xml') {
  return client
    .put(`${path}/logo`)
    .set('If-Match', await versionOf(client))
    .set('Content-Type', type)
    .send(file);
}

export async function removeLogo({ client }: SignedIn) {
  return client.delete(`${path}/logo`).set('If-Match', await versionOf(client));
}

/** Sends a form with a logo as a browser does. */
export function sendLogo(client: Client, version: string, file: Buffer | null, filename = 'logo.png') {
  const request = client
    .post('/settings/logo')
    .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' })
    .field('version', version);
  return file === null
    ? request.attach('logo', Buffer.alloc(0), { filename: '' })
    : request.attach('logo', file, { filename, contentType: 'image/png' });
}
