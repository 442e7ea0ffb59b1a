import type { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import parseRanges from 'range-parser';

/** First and last byte, both included. */
interface Range {
  start: number;
  end: number;
}

export interface FileReply {
  /** Hash of the content: the strong entity tag. */
  hash: string;
  /** Length of the content in bytes. */
  bytes: number;
  type: string;
  /** In any language, with its extension. */
  name: string;
  /** The name in ASCII, for programs that know no other. */
  plainName: string;
  /** Shown in the browser instead of being saved. */
  inline: boolean;
  /** How long a browser may keep it without asking. */
  cacheControl: string;
  /** The content, or the part of it in `range`. */
  open(range?: Range): Promise<Readable>;
}

/**
 * Answers with a file, a part of it, or nothing when the caller has it already: conditional requests and a single range as in
 * RFC 9110 (13.1.2, 13.1.5, 14.2), the name as in RFC 6266. Several ranges at once get the whole file.
 */
export async function replyWithFile(request: FastifyRequest, reply: FastifyReply, file: FileReply): Promise<void> {
  const etag = `"${file.hash}"`;
  void reply.headers({ ETag: etag, 'Cache-Control': file.cacheControl, 'Accept-Ranges': 'bytes' });
  if (fresh(request.headers, { etag })) return void reply.status(304).send();

  const range = rangeOf(request, etag, file.bytes);
  if (range === 'unsatisfiable') {
    return void reply.status(416).header('Content-Range', `bytes */${file.bytes}`).send();
  }
  const content = await file.open(range ?? undefined);
  if (range) void reply.status(206).header('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  void reply
    .type(file.type)
    .header('Content-Length', range ? range.end - range.start + 1 : file.bytes)
    .header('Content-Disposition', dispositionOf(file))
    .send(content);
}

function dispositionOf({ name, plainName, inline }: FileReply): string {
  return contentDisposition(fileName(name), { type: inline ? 'inline' : 'attachment', fallback: plainName });
}

/** A title as the name of a file on any system. */
export function fileName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The range that was asked for; null when the whole file is to be sent. */
function rangeOf({ headers }: FastifyRequest, etag: string, bytes: number): Range | 'unsatisfiable' | null {
  const { range } = headers;
  if (!range?.startsWith('bytes=')) return null;
  if (headers['if-range'] !== undefined && headers['if-range'] !== etag) return null;
  const ranges = parseRanges(bytes, range, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.length !== 1) return null;
  const { start, end } = ranges[0]!;
  return { start, end };
}
