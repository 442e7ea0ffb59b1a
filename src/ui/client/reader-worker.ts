import { assetCopies, copiesOf } from './reader-copies';

/** Stands between pages to read and the network; a copy is shown when the network has nothing. All other pages pass by. */

/** As in the Service Worker specification; the types of a page do not know it. */
interface Fetching extends Event {
  readonly request: Request;
  respondWith(reply: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

/** Milliseconds that a reader waits for the network when there is a copy. */
const patience = 4000;
/** Of more builds of Etalon nothing is kept. */
const keptAssets = 24;

addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const copies = request.mode === 'navigate' ? copiesOf(pathname) : null;
  if (copies) (event as Fetching).respondWith(page(event as Fetching, pathname, copies));
  else if (pathname.startsWith('/assets/')) (event as Fetching).respondWith(asset(request));
  else if (pathname.startsWith('/pictures/')) (event as Fetching).respondWith(picture(request));
});

async function page(event: Fetching, path: string, name: string): Promise<Response> {
  const copies = await caches.open(name);
  const copy = await copies.match(path);
  const coming = load(event.request, path, copies);
  if (!copy) return coming;
  const answered = coming.catch(() => null);
  event.waitUntil(answered);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const reply = await Promise.race([answered, late]);
  return reply && reply.status < 500 ? reply : older(copy);
}

async function load(request: Request, path: string, copies: Cache): Promise<Response> {
  const reply = await fetch(request);
  if (reply.ok) await copies.put(path, reply.clone());
  // A link that was revoked, a session that ended: then the copy is no longer this reader's either.
  else if (reply.status < 500) await copies.delete(path);
  return reply;
}

/** The copy, which says of itself that it is one. */
async function older(copy: Response): Promise<Response> {
  const headers = new Headers(copy.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response((await copy.text()).replace('<html ', '<html data-older-copy '), { headers });
}

async function asset(request: Request): Promise<Response> {
  const copies = await caches.open(assetCopies);
  const copy = await copies.match(request);
  if (copy) return copy;
  const reply = await fetch(request);
  if (reply.ok) await copies.put(request, reply.clone());
  for (const old of (await copies.keys()).slice(0, -keptAssets)) await copies.delete(old);
  return reply;
}

/** Kept by the page that shows it; what is at its address never changes. */
async function picture(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
