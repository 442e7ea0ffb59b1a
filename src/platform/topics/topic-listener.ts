import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { fromPayload, type Topic } from './topic';
import { channel } from './topic-sender';

/** What a listener tells. */
export interface Hearing {
  /** Something changed in these topics. */
  heard(topics: Topic[]): void;
  /** It listens from now on. Whatever changed before may have been missed. */
  begun(): void;
  /** It hears nothing until `begun` is called again. */
  lost(): void;
}

/** Milliseconds between two attempts to connect: twice as many each time. */
const firstPause = 100;
const longestPause = 10_000;

/** The connection to PostgreSQL on which a process hears what changed; one that is lost is made anew. */
export class TopicListener {
  readonly #stopped = new AbortController();
  #running: Promise<void> | null = null;

  constructor(
    private readonly url: string,
    private readonly hearing: Hearing,
  ) {}

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    let pause = firstPause;
    while (!signal.aborted) {
      if (await this.#listen()) pause = firstPause;
      // Not all processes at the same moment.
      await delay(pause * (0.5 + Math.random() / 2), null, { ref: false, signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longestPause);
    }
  }

  /** Listens until the connection is lost. @returns whether there was one */
  async #listen(): Promise<boolean> {
    const { signal } = this.#stopped;
    const client = new Client({
      connectionString: this.url,
      application_name: 'etalon topics',
      connectionTimeoutMillis: 10_000,
      // A peer that vanished without a word is noticed within a minute.
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
    });
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ payload = '' }) => this.hearing.heard(fromPayload(payload)));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch {
      await client.end().catch(() => undefined);
      return false;
    }
    if (!signal.aborted) this.hearing.begun();
    await ended;
    this.hearing.lost();
    await client.end().catch(() => undefined);
    return true;
  }
}
