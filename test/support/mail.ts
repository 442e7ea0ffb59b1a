import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { Clock } from '../../src/notifications/clock';
import { Digests } from '../../src/notifications/digests.service';
import { MailDelivery } from '../../src/notifications/mail-delivery.service';
import { Telling } from '../../src/notifications/telling.service';
import type { TestEtalon } from './etalon';

export interface ReceivedMail extends Email {
  /** The one address it was handed over for. */
  recipient: string;
}

/** A real mail server that keeps what it is given. */
export class MailSink {
  readonly received: ReceivedMail[] = [];
  /** What it answers a recipient with instead of taking him, such as 550. */
  readonly refusals = new Map<string, number>();
  #arrival = Promise.withResolvers<void>();
  #server: SMTPServer | null = null;
  #port = 0;

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) => {
        const responseCode = this.refusals.get(address);
        done(responseCode ? Object.assign(new Error('not here'), { responseCode }) : null);
      },
      onData: (stream, { envelope }, done) => {
        void buffer(stream).then(async (raw) => {
          this.received.push({ ...(await PostalMime.parse(raw)), recipient: envelope.rcptTo[0]!.address });
          done();
          this.#arrival.resolve();
          this.#arrival = Promise.withResolvers();
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(this.#port, '127.0.0.1');
    await once(server.server, 'listening');
    this.#port = (server.server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Nobody answers at its address until it is started again. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  get smtp(): { url: string; from: string } {
    return { url: `smtp://127.0.0.1:${this.#port}`, from: 'Etalon <etalon@example.test>' };
  }

  /** Resolves when another mail has come. */
  next(): Promise<void> {
    return this.#arrival.promise;
  }

  /** What a person has got since the last time, in the order of arrival. */
  take(person: { person: { email: string } }): ReceivedMail[] {
    const own = this.received.filter(({ recipient }) => recipient === person.person.email);
    for (const mail of own) this.received.splice(this.received.indexOf(mail), 1);
    return own;
  }
}

/** Lets the time of notifications stand at `at`. */
export function setClock(etalon: TestEtalon, at: Date): void {
  etalon.app.get(Clock).now = () => at;
}

/** Lets the time of notifications go on by so much, and stand there. */
export function passTime(etalon: TestEtalon, milliseconds: number): void {
  setClock(etalon, new Date(etalon.app.get(Clock).now().getTime() + milliseconds));
}

/** Does what the worker does each minute, here and now. */
export async function runMail(etalon: TestEtalon): Promise<void> {
  await note(etalon);
  await send(etalon);
}

export async function note(etalon: TestEtalon): Promise<void> {
  const telling = etalon.app.get(Telling);
  await telling.tellNews();
  await telling.remind();
  await etalon.app.get(Digests).make();
}

export function send(etalon: TestEtalon): Promise<void> {
  return etalon.app.get(MailDelivery).sendAll(new AbortController().signal);
}

export const minutes = 60_000;
export const hours = 60 * minutes;

export function linksIn({ text = '' }: Email): string[] {
  return [...text.matchAll(/https?:\/\/\S+/g)]
    .map(([url]) => new URL(url))
    .map(({ pathname, search, hash }) => pathname + search + hash);
}
