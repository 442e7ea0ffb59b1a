import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Milliseconds between two signs of life, which also keep proxies from taking the connection for forgotten. */
const heartbeat = 25_000;
/** Bytes that may wait for a reader who takes none. */
const mostWaiting = 16_384;

/** Milliseconds after which a browser comes back when the stream ends. */
const retry = 2_000;

/**
 * Server-sent events (HTML Standard, 9.2) as a reply that goes on. Nothing is kept for a reader who does not read: he is dropped, and
 * comes back as any other whose connection was lost.
 */
export class EventStream {
  readonly #beat: NodeJS.Timeout;

  /** Sends the head of the reply at once. */
  static over(reply: FastifyReply): EventStream {
    reply.hijack();
    const headers = {
      ...reply.getHeaders(),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // For nginx and those that do as it does.
      'X-Accel-Buffering': 'no',
    };
    reply.raw.writeHead(200, headers as Record<string, string>);
    return new EventStream(reply.raw);
  }

  private constructor(private readonly response: ServerResponse) {
    // A connection that breaks is closed, and that is told below.
    response.on('error', () => undefined);
    this.#beat = setInterval(() => this.#write(':\n\n'), heartbeat).unref();
    response.once('close', () => clearInterval(this.#beat));
    this.#write(`retry: ${retry}\n\n`);
  }

  /** @param data one line */
  send(event: string, data: string): void {
    this.#write(`event: ${event}\ndata: ${data}\n\n`);
  }

  /** Calls `act` once when the stream has ended, whoever ended it. */
  onEnd(act: () => void): void {
    if (this.response.closed) act();
    else this.response.once('close', act);
  }

  end(): void {
    this.response.end();
  }

  #write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > mostWaiting) this.response.destroy();
  }
}
