import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../vocabulary';
import { languages } from '../../vocabulary';
import { preferredLanguage } from '../i18n/translate';

const cookie = 'language';
const year = 365 * 24 * 60 * 60;

/** The language that whoever is signed out has chosen, else the best of those the browser asks for. */
export function languageAskedFor(request: FastifyRequest): Language {
  // A request that is refused early comes before its cookies are read.
  const chosen = (request.cookies as FastifyRequest['cookies'] | undefined)?.[cookie];
  return languages.find((language) => language === chosen) ?? preferredLanguage(request.headers['accept-language']);
}

export function rememberLanguage(reply: FastifyReply, language: Language): void {
  void reply.setCookie(cookie, language, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: year });
}
