import type { FastifyRequest } from 'fastify';

const anywhere = 'http://etalon.invalid';

/**
 * The address within Etalon that `wanted` names, else the first page: whoever writes a link to the sign-in page must not be able
 * to lead people to another site after it. Read as browsers read it (WHATWG URL), for `/\example.com` and `/.//example.com` leave too.
 */
export function sameSitePath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  const url = URL.parse(wanted, anywhere);
  if (!url || url.origin !== anywhere || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}

/** The page a person was on: the one asked for or, where something was sent, the one it was sent from. */
export function pageOf(request: FastifyRequest): string {
  if (request.method === 'GET' || request.method === 'HEAD') return sameSitePath(request.url);
  const origin = URL.parse(request.headers.referer ?? '');
  return origin?.host === request.headers.host ? sameSitePath(origin!.pathname + origin!.search) : '/';
}

/** The sign-in page, which leads back to `path` afterwards. */
export function signInPath(path: string): string {
  return path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: path }).toString()}`;
}
