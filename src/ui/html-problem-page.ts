import type { FastifyRequest } from 'fastify';
import { ProblemPage } from '../platform/http/error.filter';
import type { Problem } from '../platform/http/problem';
import type { Language } from '../vocabulary';
import { renderPage } from './page';
import { pageOf, signInPath } from './same-site';
import { writtenForm } from './written-form';

/** Tells a person what went wrong and what helps; who is signed out is asked to sign in, and then gets where he wanted. */
export class HtmlProblemPage extends ProblemPage {
  override elsewhere(problem: Problem, request: FastifyRequest): string | null {
    return problem.status === 401 && writtenForm(request) === null ? signInPath(pageOf(request)) : null;
  }

  override render(problem: Problem, language: Language, request: FastifyRequest & { actor?: ReaderOfProblem }): string {
    const { status, title, detail, faults = [] } = problem;
    const written = status === 401 ? writtenForm(request) : null;
    // What was written while the session ended is kept in the page, to be sent once more.
    if (written) return renderPage('session-ended', { written, action: request.url }, language, null);
    const again = request.method === 'GET' && status >= 500 ? pageOf(request) : null;
    const hidden = status === 403 || status === 404;
    const view = { status, title, detail, faults, again, hidden, tooLarge: status === 413 };
    return renderPage('problem', view, language, request.actor ?? null);
  }
}

interface ReaderOfProblem {
  name: string;
  language: Language;
}
