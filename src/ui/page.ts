import { createHash } from 'node:crypto';
import { applyDecorators, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import { languageAskedFor } from '../platform/http/language';
import type { Language } from '../vocabulary';
import { builtAssets } from './assets';
import { pageTemplates, type PageName } from './templates';

/** Whoever is signed in, as far as pages show it. */
interface Reader {
  name: string;
  language: Language;
}

type ReadRequest = FastifyRequest & { actor?: Reader };

/** A controller of pages: they are for people, so the description of the API leaves them out. */
export const Pages = () => applyDecorators(Controller(), ApiExcludeController());

/** The page `name` as HTML: a function of what is given to it. */
export function renderPage(name: PageName, view: object, language: Language, reader: Reader | null): string {
  return pageTemplates[name]({ live: null, ...view, language, reader, assets: builtAssets() });
}

/** Answers with a page in the language of the person who reads it. */
export function showPage(reply: FastifyReply, name: PageName, view: object, status = 200): void {
  const { actor } = reply.request as ReadRequest;
  const language = readersLanguage(reply.request);
  const html = renderPage(name, view, language, actor ?? null);
  void reply
    .status(status)
    .headers({ 'Content-Language': language, 'Cache-Control': 'private, no-cache' })
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Answers with a page that changes seldom; whoever has the same already keeps it (RFC 9110, 13.1.2). */
export function showLastingPage(request: FastifyRequest, reply: FastifyReply, html: string, language: Language): void {
  const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
  void reply.headers({ ETag: etag, 'Content-Language': language, 'Cache-Control': 'private, no-cache' });
  if (fresh(request.headers, { etag })) return void reply.status(304).send();
  void reply.type('text/html; charset=utf-8').send(html);
}

/** Something was done: the browser asks for the page that shows it, so that nothing is sent twice. */
export function seeOther(reply: FastifyReply, path: string): void {
  void reply.status(303).header('Location', path).send();
}

export function readersLanguage(request: FastifyRequest): Language {
  return (request as ReadRequest).actor?.language ?? languageAskedFor(request);
}
