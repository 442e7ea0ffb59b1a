import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../vocabulary';
import { languageAskedFor } from './language';
import { problemOf, type Problem } from './problem';
import { NobodyWaits } from './until-left';

/** Draws a problem as a page for a person; the API's callers get it as JSON. */
export abstract class ProblemPage {
  /** The address that helps more than a page about the problem; null when there is none. */
  abstract elsewhere(problem: Problem, request: FastifyRequest): string | null;
  abstract render(problem: Problem, language: Language, request: FastifyRequest): string;
}

/** The single place where an error becomes a reply. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Incident');

  constructor(private readonly page: ProblemPage | null = null) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof NobodyWaits) return;
    const request = host.switchToHttp().getRequest<FastifyRequest & { actor?: { language: Language } }>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const language = request.actor?.language ?? languageAskedFor(request);
    const problem = problemOf(error, language);
    if (problem.status === 500) {
      this.logger.error(
        `${problem.incident} ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
    if (problem.status === 503) void reply.header('Retry-After', '5');
    void reply.status(problem.status).header('Content-Language', language).header('Cache-Control', 'no-store');
    if (this.page && wantsPage(request)) {
      const elsewhere = this.page.elsewhere(problem, request);
      if (elsewhere) return void reply.status(303).header('Location', elsewhere).send();
      void reply.type('text/html; charset=utf-8').send(this.page.render(problem, language, request));
    } else {
      void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    }
  }
}

function wantsPage(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return !request.url.startsWith('/api/') && accept.includes('text/html');
}
