import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PgBoss, type ConstructorOptions, type JobWithMetadata } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { failuresOf, queueNames, queues, type JobData, type QueueName } from './queues';

export interface JobsOptions {
  /** Address of the database; the queue has the schema `pgboss` in it. */
  url: string;
  /** Whether this process does jobs. One that does not can still enqueue them. */
  worker: boolean;
}

export interface EnqueueOptions {
  /** Higher is earlier; 0 when absent. */
  priority?: number;
  /** Not before this moment. */
  startAfter?: Date;
}

export interface Job<Q extends QueueName> {
  id: string;
  data: JobData[Q];
  /** 1 for the first attempt. */
  attempt: number;
  /**
   * Aborted when the job is no longer this worker's: it took too long, its heartbeat was not seen and another worker
   * has it now, or Etalon stops. What the handler returns after that counts for nothing, what it writes does.
   */
  signal: AbortSignal;
}

export interface Failure<Q extends QueueName> {
  data: JobData[Q];
  /** Message of the last attempt's error. */
  reason: string;
}

/** A job that arrives is announced by NOTIFY; asking is for retries and postponed jobs, and for when that connection is lost. */
const polling = { notifyPollingIntervalSeconds: 1, pollingIntervalSeconds: 0.5 };

/** Jobs a stopping worker is given to finish before they are left to others. */
const stopLimit = 20_000;

/** The same complaint comes from every poll while the database is away: it is logged once in this time, in milliseconds. */
const complaintInterval = 30_000;

/**
 * Background work kept in PostgreSQL by pg-boss. A job is done at least once: a worker that was frozen may wake up after
 * another has done its job, so the effect of a job has to be the same the second time.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(Jobs.name);
  readonly #boss: PgBoss;
  readonly #work: (() => Promise<unknown>)[] = [];
  #started = false;
  #complaint = { text: '', at: 0 };

  constructor(private readonly options: JobsOptions) {
    const { worker } = options;
    this.#boss = new PgBoss({
      ...connection(options.url),
      max: worker ? 4 : 1,
      migrate: worker,
      createSchema: false,
      schedule: worker,
      supervise: worker,
      superviseIntervalSeconds: 2,
      monitorIntervalSeconds: 2,
      useListenNotify: worker,
    });
    this.#boss.on('error', (error) => this.#complain(error));
    this.#boss.on('warning', ({ message }) => this.#logger.warn(message));
  }

  /**
   * Puts a job into `queue` as a part of the caller's transaction: it exists when, and only when, that commits.
   * @returns the id of the job, or null when an `exclusive` queue has one already.
   */
  async enqueue<Q extends QueueName>(
    manager: EntityManager,
    queue: Q,
    data: JobData[Q],
    options: EnqueueOptions = {},
  ): Promise<string | null> {
    const runner = manager.queryRunner;
    if (!runner?.isTransactionActive) throw new Error(`a job for ${queue} needs the transaction of what it is about`);
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: (await runner.query(text, values, true)).records,
      }),
    };
    return await this.#boss.send(queue, data, { ...options, db });
  }

  /** Does the jobs of `queue`, `concurrency` at a time in this process, once the application has started, if it is a worker. */
  work<Q extends QueueName>(queue: Q, handler: (job: Job<Q>) => Promise<void>, concurrency = 1): void {
    this.#register(queue, concurrency, (job) =>
      handler({ id: job.id, data: job.data as JobData[Q], attempt: job.retryCount + 1, signal: job.signal }),
    );
  }

  /** Is told of each job of `queue` that failed at its last attempt, be it by an error or by the death of its worker. */
  onFailure<Q extends QueueName>(queue: Q, handler: (failure: Failure<Q>) => Promise<void>): void {
    this.#register(failuresOf(queue), 1, (job) =>
      handler({ data: job.data as JobData[Q], reason: reasonOf(job.sourceOutput) }),
    );
  }

  /** Enqueues a job whenever the cron expression (minute, hour, day, month, weekday; UTC) is due, once for all workers. */
  schedule<Q extends QueueName>(queue: Q, cron: string, data: JobData[Q]): void {
    this.#whenStarted(() => this.#boss.schedule(queue, cron, data));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#boss.start();
    this.#started = true;
    if (this.options.worker) for (const begin of this.#work) await begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#boss.stop({ timeout: stopLimit });
  }

  #register(queue: string, concurrency: number, handle: (job: JobWithMetadata) => Promise<void>): void {
    for (let place = 0; place < concurrency; place++) {
      this.#whenStarted(async () => {
        const worker: string = await this.#boss.work(queue, { ...polling, includeMetadata: true }, async ([job]) => {
          // Where there was one job there may be another: look at once instead of after the interval.
          this.#boss.notifyWorker(worker);
          await handle(job as JobWithMetadata);
        });
      });
    }
  }

  #whenStarted(begin: () => Promise<unknown>): void {
    if (this.#started) throw new Error('jobs are registered while the application starts');
    this.#work.push(begin);
  }

  #complain({ message }: Error): void {
    if (message === this.#complaint.text && Date.now() - this.#complaint.at < complaintInterval) return;
    this.#complaint = { text: message, at: Date.now() };
    this.#logger.error(message);
  }
}

/** Creates or updates the schema `pgboss` in the database at `url`, and the queues as `queues.ts` defines them. */
export async function prepareJobs(url: string): Promise<void> {
  const boss = new PgBoss({ ...connection(url), max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const queue of queueNames) {
      const { policy, ...definition } = queues[queue];
      await boss.createQueue(failuresOf(queue), { retryLimit: 10, retryDelay: 1, retryBackoff: true });
      await boss.createQueue(queue, { ...definition, policy, deadLetter: failuresOf(queue), notify: true });
      await boss.updateQueue(queue, { ...definition, notify: true });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

function connection(url: string): ConstructorOptions {
  return { connectionString: url, schema: 'pgboss', application_name: 'etalon jobs' };
}

/** pg-boss keeps the error of a failed attempt as JSON; one of its own is wrapped in `value`. */
function reasonOf(output: object | null): string {
  const { message, value } = (output ?? {}) as { message?: string; value?: { message?: string } };
  return message ?? value?.message ?? JSON.stringify(output);
}
