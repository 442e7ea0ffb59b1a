import type { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { fileName } from '../platform/http/file-reply';
import { wordType } from '../rendering/word/word-file';

/** Sends a Word document to be saved. It is made while it is sent, so nobody keeps a copy to answer with. */
export function sendWord(reply: FastifyReply, { title, content }: { title: string; content: Readable }): void {
  void reply
    .type(wordType)
    .headers({
      'Content-Disposition': contentDisposition(`${fileName(title)}.docx`, { fallback: 'standard.docx' }),
      'Cache-Control': 'private, no-store',
    })
    .send(content);
}
