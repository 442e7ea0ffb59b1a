import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { fileName } from '../../platform/http/file-reply';
import type { TableFile } from './disposition-table';

/** Sends the table to be saved. It is as of now, so nobody keeps a copy to answer with. */
export function sendTable(reply: FastifyReply, { name, type, content }: TableFile): void {
  const fallback = `comments.${name.split('.').at(-1)}`;
  void reply
    .type(type)
    .headers({
      'Content-Disposition': contentDisposition(fileName(name), { fallback }),
      'Cache-Control': 'private, no-store',
    })
    .send(content);
}
