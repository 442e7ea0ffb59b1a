import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { EventStream } from './event-stream';

/** A server whose only reply is a stream, a reader of it, and the stream. */
async function streamTo(read: boolean) {
  const fastify = Fastify({ forceCloseConnections: true });
  const opened = Promise.withResolvers<EventStream>();
  fastify.get('/', (_request, reply) => opened.resolve(EventStream.over(reply)));
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  const reader = connect((fastify.server.address() as AddressInfo).port, '127.0.0.1');
  reader.on('error', () => undefined).setEncoding('utf8');
  if (!read) reader.pause();
  reader.write('GET / HTTP/1.1\r\nHost: etalon.test\r\n\r\n');
  return { stream: await opened.promise, reader, stop: () => fastify.close() };
}

describe('an event stream', () => {
  it('brings events in their order', async () => {
    const { stream, reader, stop } = await streamTo(true);
    let text = '';
    reader.on('data', (chunk) => (text += String(chunk)));
    stream.send('change', 'draft/7');
    stream.send('change', 'draft/8');
    stream.end();
    while (!text.includes('0\r\n\r\n')) await once(reader, 'data');
    expect(text).toMatch(/retry: 2000\n\n[^]*event: change\ndata: draft\/7\n\n[^]*event: change\ndata: draft\/8\n\n/);
    reader.destroy();
    await stop();
  });

  it('drops a reader who does not read, and keeps nothing for him', async () => {
    const { stream, reader, stop } = await streamTo(false);
    const ended = new Promise<void>((resolve) => stream.onEnd(resolve));
    let open = true;
    stream.onEnd(() => (open = false));
    const event = 'x'.repeat(8_000);
    // As much as the operating system takes for him, and a little more.
    for (let count = 0; open && count < 10_000; count++) {
      stream.send('change', event);
      await new Promise(setImmediate);
    }
    await ended;
    reader.destroy();
    await stop();
  });

  it('tells of its end when the reader goes away', async () => {
    const { stream, reader, stop } = await streamTo(true);
    reader.destroy();
    await new Promise<void>((resolve) => stream.onEnd(resolve));
    stream.send('change', 'draft/7');
    await new Promise<void>((resolve) => stream.onEnd(resolve));
    await stop();
  });
});
