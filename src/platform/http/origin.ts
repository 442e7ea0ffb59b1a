import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../errors';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site sends in a person's name. Browsers tell where a request comes from: by `Sec-Fetch-Site`, the older
 * ones by `Origin`. A program without cookies acts in nobody's name and may leave both out.
 */
export function refuseForeignOrigins(fastify: FastifyInstance, publicUrl: string | null): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const foreign = !safeMethods.has(request.method) && !comesFromOurPages(request, publicUrl);
    done(foreign ? new DomainError('forbidden', 'foreign-origin') : undefined);
  });
}

function comesFromOurPages(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, host, cookie } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  if (origin !== undefined) return origin === (publicUrl ? new URL(publicUrl).origin : `http://${host}`);
  return cookie === undefined;
}
