import type { Page } from '../platform/http/page';
import type { Problem, ProblemFault } from '../platform/http/problem';
import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';

/** Where Etalon answers. */
export interface Door {
  /** Without a trailing slash. */
  address: string;
  /** What people have in their address bar; the same unless something stands before Etalon. */
  origin: string;
}

/** Etalon said no, and why. */
export class ApiProblem extends Error {
  constructor(
    request: string,
    readonly problem: Problem,
    language: Language,
  ) {
    const { status, detail, faults = [] } = problem;
    super([`${request} answered ${status}: ${detail}`, ...faults.map((fault) => describe(fault, language))].join('\n'));
  }
}

interface Sent {
  body?: string | Uint8Array;
  type?: string;
  /** The version that the change is based on. */
  version?: number;
}

/** The public HTTP API as one signed-in person uses it. Replies are trusted to have the type asked for. */
export class ApiClient {
  private constructor(
    private readonly door: Door,
    private readonly language: Language,
    /** `name=value` */
    private readonly cookie: string | null,
  ) {}

  static async signIn(door: Door, language: Language, email: string, password: string): Promise<ApiClient> {
    const { response } = await new ApiClient(door, language, null).send('POST', '/api/session', {
      body: JSON.stringify({ email, password }),
      type: 'application/json',
    });
    const [cookie = ''] = response.headers.getSetCookie().map((line) => line.split(';')[0]!);
    return new ApiClient(door, language, cookie);
  }

  /** @param cookie `name=value` of a session that was opened otherwise */
  static withSession(door: Door, language: Language, cookie: string): ApiClient {
    return new ApiClient(door, language, cookie);
  }

  get<Reply>(path: string): Promise<Reply> {
    return this.exchange('GET', path, {});
  }

  post<Reply>(path: string, body: object = {}, version?: number): Promise<Reply> {
    return this.exchange('POST', path, { body: JSON.stringify(body), type: 'application/json', version });
  }

  put<Reply>(path: string, body: object, version?: number): Promise<Reply> {
    return this.exchange('PUT', path, { body: JSON.stringify(body), type: 'application/json', version });
  }

  patch<Reply>(path: string, body: object, version: number): Promise<Reply> {
    return this.exchange('PATCH', path, { body: JSON.stringify(body), type: 'application/json', version });
  }

  putFile<Reply>(path: string, file: Uint8Array, type: string, version: number): Promise<Reply> {
    return this.exchange('PUT', path, { body: file, type, version });
  }

  postMarkdown<Reply>(path: string, file: Uint8Array): Promise<Reply> {
    return this.exchange('POST', path, { body: file, type: 'text/markdown' });
  }

  /** Every item of a list, page by page. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: Page<Item> = await this.get(`${path}?limit=200&after=${after}`);
      items.push(...page.items);
      after = page.next;
    }
    return items;
  }

  async download(path: string): Promise<Uint8Array> {
    return (await this.send('GET', path, {})).bytes;
  }

  /** What tells Etalon who asks, from where and in which language. */
  headers(): Record<string, string> {
    const { origin } = this.door;
    return { origin, 'accept-language': this.language, ...(this.cookie !== null && { cookie: this.cookie }) };
  }

  private async exchange<Reply>(method: string, path: string, sent: Sent): Promise<Reply> {
    const { bytes } = await this.send(method, path, sent);
    return JSON.parse(new TextDecoder().decode(bytes)) as Reply;
  }

  private async send(method: string, path: string, { body, type, version }: Sent) {
    const response = await fetch(this.door.address + path, {
      method,
      body: body as RequestInit['body'],
      headers: {
        ...this.headers(),
        ...(type !== undefined && { 'content-type': type }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) throw new ApiProblem(`${method} ${path}`, problemFrom(response, bytes), this.language);
    return { response, bytes };
  }
}

function problemFrom(response: Response, bytes: Uint8Array): Problem {
  const text = new TextDecoder().decode(bytes);
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) return JSON.parse(text) as Problem;
  const { status, statusText } = response;
  return { type: 'about:blank', title: statusText, status, detail: text || statusText, code: 'unknown' };
}

function describe({ field, message, line }: ProblemFault, language: Language): string {
  const sentence = field === '' ? message : `${field}: ${message}`;
  return `  ${line === undefined ? sentence : translate(language, 'faults.check.line', { line: String(line), sentence })}`;
}
