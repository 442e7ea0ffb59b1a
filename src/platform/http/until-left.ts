import type { FastifyReply } from 'fastify';

/** Why work ended that was done for somebody who does not wait for it any longer. */
export class NobodyWaits extends Error {}

/** Aborted when whoever asked no longer waits for the reply. */
export function untilLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) left.abort(new NobodyWaits());
  });
  return left.signal;
}
