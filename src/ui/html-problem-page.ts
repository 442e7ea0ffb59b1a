import type { FastifyRequest } from 'fastify';
import { ProblemPage } from '../platform/http/error.filter';
import type { Problem } from '../platform/http/problem';
import type { Language } from '../vocabulary';
import type { House } from './house';
import { renderPage } from './page';
import { pageOf, signInPath } from './same-site';
import { writtenForm } from './written-form';

/** Tells a person what went wrong and what helps; who is signed out is asked to sign in, and then gets where he wanted. */
export class HtmlProblemPage extends ProblemPage {
  /** @param houses the house as it was last seen: what went wrong may have done so before it was asked for */
  constructor(private readonly houses: { latest: House }) {
    super();
  }

  override elsewhere(problem: Problem, request: FastifyRequest): string | null {
    return problem.status === 401 && writtenForm(request) === null ? signInPath(pageOf(request)) : null;
  }

  override render(problem: Problem, language: Language, request: ReadRequest): string {
    const { status, title, detail, faults = [] } = problem;
    const written = status === 401 ? writtenForm(request) : null;
    const house = request.house ?? this.houses.latest;
    // What was written while the session ended is kept in the page, to be sent once more.
    if (written) {
      return renderPage('session-ended', { written, action: request.url }, { language, reader: null, house });
    }
    const again = request.method === 'GET' && status >= 500 ? pageOf(request) : null;
    const hidden = status === 403 || status === 404;
    const view = { status, title, detail, faults, again, hidden, tooLarge: status === 413 };
    return renderPage('problem', view, { language, reader: request.actor ?? null, house });
  }
}

type ReadRequest = FastifyRequest & { actor?: { name: string; language: Language }; house?: House };
