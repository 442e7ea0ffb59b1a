import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { languageAskedFor } from '../platform/http/language';
import type { Language } from '../vocabulary';
import type { SignedInRequest } from './access';

export function languageOf(request: SignedInRequest): Language {
  return request.actor?.language ?? languageAskedFor(request);
}

/** The language of the person, else the one chosen while signed out, else the best of those the browser asks for. */
export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<SignedInRequest>()),
);
