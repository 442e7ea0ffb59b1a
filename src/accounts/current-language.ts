import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { preferredLanguage } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import type { SignedInRequest } from './access';

export function languageOf(request: SignedInRequest): Language {
  return request.actor?.language ?? preferredLanguage(request.headers['accept-language']);
}

/** The language of the person, else the best of those the browser asks for. */
export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<SignedInRequest>()),
);
