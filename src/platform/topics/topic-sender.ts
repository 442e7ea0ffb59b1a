import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { poolOf } from '../database/pool';
import { toPayloads, type Topic } from './topic';

/** Of NOTIFY. */
export const channel = 'etalon_topics';

/** Milliseconds in which topics are gathered after some were sent: what many people do at once is told at once. */
const pause = 50;
/** Milliseconds until it is tried again when the database did not answer. */
const retryPause = 1000;

/** Whoever is told need not be told after a crash of the database: then nobody waits for the disk. */
const notify = `select set_config('synchronous_commit', 'off', true), pg_notify('${channel}', payload)
  from unnest($1::text[]) as payload`;

/**
 * Tells all processes what changed, after it was committed. Transactions do not NOTIFY themselves: those that do are committed one
 * after another, and wait for the disk one by one (docs/decisions/0013). A process that dies between the two tells nobody; who
 * watches looks again by himself when his stream is renewed.
 */
@Injectable()
export class TopicSender implements BeforeApplicationShutdown {
  readonly #waiting = new Set<Topic>();
  readonly #uncommitted = new WeakMap<QueryRunner, Topic[]>();
  readonly #hurry = new AbortController();
  #sending: Promise<void> | null = null;

  constructor(private readonly dataSource: DataSource) {
    dataSource.subscribers.push({ afterTransactionCommit: ({ queryRunner }) => this.#committed(queryRunner) });
  }

  /** What the topics tell of is committed already. */
  send(topics: Topic[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    if (this.#waiting.size > 0) this.#sending ??= this.#sendWaiting();
  }

  /** Sends the topics once the transaction of `manager` is committed; never, where it is not. */
  sendAfterCommit({ queryRunner }: EntityManager, topics: Topic[]): void {
    if (!queryRunner?.isTransactionActive) return this.send(topics);
    this.#uncommitted.set(queryRunner, [...(this.#uncommitted.get(queryRunner) ?? []), ...topics]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#hurry.abort();
    await this.#sending;
  }

  #committed(queryRunner: QueryRunner): void {
    // The release of a savepoint commits nothing yet.
    if (queryRunner.isTransactionActive) return;
    const topics = this.#uncommitted.get(queryRunner);
    this.#uncommitted.delete(queryRunner);
    if (topics) this.send(topics);
  }

  async #sendWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      const topics = [...this.#waiting];
      this.#waiting.clear();
      const sent = await poolOf(this.dataSource)
        .query(notify, [toPayloads(topics)])
        .then(
          () => true,
          () => false,
        );
      if (!sent && this.#hurry.signal.aborted) break;
      if (!sent) for (const topic of topics) this.#waiting.add(topic);
      await delay(sent ? pause : retryPause, null, { ref: false, signal: this.#hurry.signal }).catch(() => undefined);
    }
    // At once: what is sent a moment later begins anew.
    this.#sending = null;
  }
}
