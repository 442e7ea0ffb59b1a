import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { applyDecorators, Controller, SetMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import { languageAskedFor } from '../platform/http/language';
import type { Language } from '../vocabulary';
import { builtAssets } from './assets';
import { plainHouse, presentHouse, type House } from './house';
import { pageTemplates, type PageName } from './templates';

/** Whoever is signed in, as far as pages show it. */
interface Reader {
  name: string;
  language: Language;
}

type ReadRequest = FastifyRequest & { actor?: Reader; house?: House };

/** Of what a request accepts; `gzip;q=0` refuses it (RFC 9110, 12.5.3). */
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i;

/** Marks the controllers whose routes answer with pages. */
export const pageKey = 'etalon:page';

/** A controller of pages: they are for people, so the description of the API leaves them out. */
export const Pages = () => applyDecorators(Controller(), ApiExcludeController(), SetMetadata(pageKey, true));

/** For whom a page is drawn, and in whose house. */
export interface PageFrame {
  language: Language;
  /** Null for whoever is signed out, and for what is the same for everybody. */
  reader: Reader | null;
  house: House;
}

/** The page `name` as HTML: a function of what is given to it. */
export function renderPage(name: PageName, view: object, { language, reader, house }: PageFrame): string {
  const frame = { language, reader, house: presentHouse(house), assets: builtAssets() };
  return pageTemplates[name]({ live: null, ...view, ...frame });
}

/** Answers with a page in the language of the person who reads it. */
export function showPage(
  reply: FastifyReply,
  name: PageName,
  view: object,
  status = 200,
  frame = frameOf(reply.request),
): void {
  const html = renderPage(name, view, frame);
  void reply.status(status).headers({ 'Content-Language': frame.language, 'Cache-Control': 'private, no-cache' });
  sendHtml(reply, html);
}

/** The frame of a page for whoever asks for it. */
export function frameOf(request: FastifyRequest): PageFrame {
  const { actor = null } = request as ReadRequest;
  return { language: readersLanguage(request), reader: actor, house: houseOf(request) };
}

/** Whose house a request came to. */
export function houseOf(request: FastifyRequest): House {
  return (request as ReadRequest).house ?? plainHouse;
}

/** Answers with a page that changes seldom; whoever has the same already keeps it (RFC 9110, 13.1.2). */
export function showLastingPage(request: FastifyRequest, reply: FastifyReply, html: string, language: Language): void {
  // Weak: compressed or not, it is the same page.
  const etag = `W/"${createHash('sha256').update(html).digest('base64url')}"`;
  void reply.headers({ ETag: etag, 'Content-Language': language, 'Cache-Control': 'private, no-cache' });
  if (fresh(request.headers, { etag })) return void reply.status(304).send();
  sendHtml(reply, html);
}

/**
 * Sends HTML compressed to whoever takes that: on a phone it is most of what a page loads. Nothing secret stands beside what somebody else
 * could have put into an address, so that its length tells nobody anything.
 */
function sendHtml(reply: FastifyReply, html: string): void {
  void reply.type('text/html; charset=utf-8').header('Vary', 'Accept-Encoding');
  if (!takesGzip.test(reply.request.headers['accept-encoding'] ?? '')) return void reply.send(html);
  void reply.header('Content-Encoding', 'gzip').send(gzipSync(html));
}

/** Something was done: the browser asks for the page that shows it, so that nothing is sent twice. */
export function seeOther(reply: FastifyReply, path: string): void {
  void reply.status(303).header('Location', path).send();
}

export function readersLanguage(request: FastifyRequest): Language {
  return (request as ReadRequest).actor?.language ?? languageAskedFor(request);
}
