import type { QueueOptions, QueuePolicy } from 'pg-boss';

/** What each queue carries: ids only, because what they name may change before the job is done. */
export interface JobData {
  'make-artefact': { artefactId: number };
  'close-round': { roundId: number };
  'close-due-rounds': Record<string, never>;
  'tell-people': Record<string, never>;
  'send-mail': Record<string, never>;
}

export type QueueName = keyof JobData;

type QueueDefinition = QueueOptions & { policy?: QueuePolicy };

/** A worker that has not been heard of for this long is taken for dead, and its job is given to another. */
const heartbeatSeconds = 10;

/** `retryLimit` counts the attempts after the first; `expireInSeconds` bounds one attempt. */
export const queues: Record<QueueName, QueueDefinition> = {
  'make-artefact': { retryLimit: 3, retryDelay: 1, expireInSeconds: 300, heartbeatSeconds },
  // Postponed to the deadline of the round; one that is missed is made good by the queue below.
  'close-round': { retryLimit: 3, retryDelay: 1, expireInSeconds: 60, heartbeatSeconds },
  // Runs every minute anyway: one at a time, and a missed run is made good by the next.
  'close-due-rounds': { policy: 'exclusive', retryLimit: 1, expireInSeconds: 60, heartbeatSeconds },
  // The same holds for what people are told, and for the mails that wait.
  'tell-people': { policy: 'exclusive', retryLimit: 1, expireInSeconds: 120, heartbeatSeconds },
  'send-mail': { policy: 'exclusive', retryLimit: 1, expireInSeconds: 300, heartbeatSeconds },
};

export const queueNames = Object.keys(queues) as QueueName[];

/** Where pg-boss puts a copy of a job that failed for good, with its reason. */
export function failuresOf(queue: QueueName): string {
  return `${queue}.failed`;
}
