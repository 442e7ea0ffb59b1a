import type { FastifyInstance } from 'fastify';

/** Whatever has a `version` is answered with it as `ETag`, so that the next edit can name it. */
export function tagVersions(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    const { version } = (payload ?? {}) as { version?: unknown };
    if (typeof version === 'number' && reply.statusCode < 300) void reply.header('ETag', `"${version}"`);
    done(null, payload);
  });
}
