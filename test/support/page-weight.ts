import { gzipSync } from 'node:zlib';
import type { CDPSession, Page, Request } from 'playwright-core';

/** What a page brings along, in bytes. */
export interface Weight {
  /** Everything that went over the network for it, headers too, but for the editor. */
  transferred: number;
  /** Its scripts but for the editor, as gzip packs them. */
  scripts: number;
  /** What only pages bring on which clauses are written, as gzip packs it. */
  editor: number;
}

/** The editor of clauses is built into files of its own. */
const isEditor = (request: Request) => /^\/assets\/[^/]*editor/.test(new URL(request.url()).pathname);

/** Weighs what a page loads, each time as if it was the first. */
export class Scales {
  private pending = new Set<Request>();
  private finished: Request[] = [];
  private idle = Promise.withResolvers<void>();
  /** By address, which changes with what is there. */
  private readonly packed = new Map<string, number>();

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {
    page.on('request', (request) => {
      // A stream of events stays open as long as the page.
      if (request.resourceType() !== 'eventsource') this.pending.add(request);
    });
    page.on('requestfinished', (request) => this.end(request, true));
    page.on('requestfailed', (request) => this.end(request, false));
  }

  static async under(page: Page): Promise<Scales> {
    await page.addInitScript({ content: watchShifts });
    return new Scales(page, await page.context().newCDPSession(page));
  }

  /** Has `open` load a page that nothing is known of yet, and weighs it once it is complete and stands still. */
  async weigh(open: () => Promise<unknown>): Promise<Weight> {
    await this.settle();
    await this.session.send('Network.clearBrowserCache');
    this.finished = [];
    await open();
    await this.settle();
    const weight: Weight = { transferred: 0, scripts: 0, editor: 0 };
    for (const request of this.finished) {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      const packed = request.resourceType() === 'script' && responseBodySize > 0 ? await this.packedSize(request) : 0;
      if (isEditor(request)) {
        weight.editor += packed;
        continue;
      }
      weight.transferred += responseBodySize + responseHeadersSize;
      weight.scripts += packed;
    }
    return weight;
  }

  /** Resolves when nothing is on its way any more and what came has been drawn. */
  async settle(): Promise<void> {
    await this.page.evaluate('document.fonts.ready.then(() => undefined)');
    while (this.pending.size > 0) await this.idle.promise;
    await this.page.evaluate(twoFrames);
  }

  private async packedSize(request: Request): Promise<number> {
    const known = this.packed.get(request.url());
    if (known !== undefined) return known;
    const reply = await request.response();
    const size = gzipSync(await reply!.body()).length;
    this.packed.set(request.url(), size);
    return size;
  }

  private end(request: Request, finished: boolean): void {
    this.pending.delete(request);
    if (finished) this.finished.push(request);
    if (this.pending.size > 0) return;
    this.idle.resolve();
    this.idle = Promise.withResolvers();
  }
}

/** Runs in the browser: two frames, after which everything that was changed has been drawn. */
const twoFrames = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))';

/**
 * Runs in the browser before the page: adds up how far what was drawn already moves (https://web.dev/articles/cls). Nobody presses
 * anything meanwhile, so that nothing need be excused; one session of shifts, for nobody looks longer.
 */
const watchShifts = `
  globalThis.layoutShift = 0;
  new PerformanceObserver((shifts) => {
    for (const { value } of shifts.getEntries()) globalThis.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });`;

/** How far the page has jumped since it was loaded; of a page that lies on `Scales`. */
export const layoutShift = (page: Page) => page.evaluate<number>('layoutShift');
