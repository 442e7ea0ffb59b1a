import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Person } from '../../src/accounts/person.entity';
import { SessionsService } from '../../src/accounts/sessions.service';
import type { TestEtalon } from './etalon';

/** A session of `person` of its own, as the cookie that a browser sends. */
export async function cookieOf(etalon: TestEtalon, person: Person): Promise<string> {
  const sessions = etalon.app.get(SessionsService);
  const { token } = await etalon.dataSource.transaction((manager) => sessions.start(manager, person));
  return `etalon=${token}`;
}

/** What a browser hears of an open stream. */
export class LiveStream {
  readonly events: { event: string; data: string }[] = [];
  /** Lines that are no events, such as how soon to come back. */
  readonly others: string[] = [];
  #ended = false;
  #waiting: { met: () => boolean; resolve: () => void }[] = [];

  static async open(address: string, cookie: string, query: string): Promise<LiveStream> {
    const headers = { Cookie: cookie, Accept: 'text/event-stream', 'Accept-Language': 'en' };
    const sent = request(`${address}/live?${query}`, { headers }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return new LiveStream(response);
  }

  private constructor(readonly response: IncomingMessage) {
    let rest = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) this.#take(block);
      this.#look();
    });
    response
      .on('error', () => undefined)
      .on('close', () => {
        this.#ended = true;
        this.#look();
      });
  }

  get status(): number {
    return this.response.statusCode!;
  }

  /** The topics of the changes that it was told of, each once. */
  get changed(): Set<string> {
    return new Set(this.events.flatMap(({ event, data }) => (event === 'change' ? data : [])));
  }

  async until(met: () => boolean): Promise<void> {
    if (met()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ met, resolve }));
  }

  async hears(topic: string): Promise<void> {
    await this.until(() => this.changed.has(topic));
  }

  /** The first one who watches in a process is told to look at once, and again when the process listens. */
  async isFirst(): Promise<this> {
    await this.until(() => this.events.length >= 2);
    this.events.length = 0;
    return this;
  }

  async ended(): Promise<void> {
    await this.until(() => this.#ended);
  }

  close(): void {
    this.response.destroy();
  }

  #take(block: string): void {
    const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
    if (event === undefined) this.others.push(block);
    else this.events.push({ event, data: data! });
  }

  #look(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (one.met()) one.resolve();
      else this.#waiting.push(one);
    }
  }
}
