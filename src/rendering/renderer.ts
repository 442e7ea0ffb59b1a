import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { HtmlDocument } from './document';
import { refuseBeyondLimits } from './document-limits';
import { finishPdf, type RenderedPdf } from './pdf/finish-pdf';
import { PdfFile } from './pdf/pdf-file';
import { ExpectedText } from './kept-text/expected-text';
import type { PictureContent } from './picture-content';
import { portionsOf } from './portions/portions';
import { Printer } from './printer';
import { RenderingFailed } from './rendering-errors';

export interface RendererOptions {
  /** Where the pictures of texts come from. */
  pictures?: PictureContent;
  /** Chromium to use instead of the one that comes along. */
  chromiumPath?: string | null;
  /** Browsers at work at once, one page each: more than there are cores gain nothing. */
  parallel?: number;
  /** A browser is replaced after so many documents, before what it forgot to free adds up. */
  documentsPerBrowser?: number;
  /** Characters of HTML that are printed at once, about: a longer document is printed in portions, where it may be divided. */
  portionLength?: number;
  /** Milliseconds that a document of a given length of HTML may take. */
  timeLimit?: (htmlLength: number) => number;
  /** Bytes of memory that a browser may take for a document of a given length of HTML. */
  memoryLimit?: (htmlLength: number) => number;
}

export interface RenderOptions {
  /** Ends the work; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Somebody waits for it: its turn comes before that of what is not urgent. */
  urgent?: boolean;
  onProgress?: (progress: RenderProgress) => void;
}

/** Where a document stands: waiting for a browser, being laid out, printed, finished (numbers, bookmarks). */
export type RenderStage = 'waiting' | 'loading' | 'printing' | 'finishing';

/** How far a document is. */
export interface RenderProgress {
  stage: RenderStage;
  /** The share of it that is printed, from 0 to 1. */
  printed: number;
  /** How many pages are printed. */
  pages: number;
}

// 20 seconds, and 20 more for every hundred pages; a page has seldom less than 2,000 characters of HTML.
const defaultTimeLimit = (htmlLength: number) => 20_000 * (1 + htmlLength / 200_000);

// Measured: 80 MB for a few pages, and 500 bytes more for each character; a browser keeps much of it until it has to look for what it may free, which
// takes it a quarter of a second. A new one takes a second longer for its first hundred pages. No document has all of a machine.
const memoryWorthFreeing = 400_000_000;
const memoryOfAnOldBrowser = 600_000_000;
const defaultMemoryLimit = (htmlLength: number) => Math.min(500_000_000 + 700 * htmlLength, 4_000_000_000);

/**
 * Prints documents with warm browsers that it starts when they are first needed, replaces when they die or grow old,
 * and ends with `close()`. Nothing that a document does outlives it: one that hangs or crashes takes its browser along.
 */
export class Renderer {
  private readonly chromiumPath: string | null;
  /** Where the pictures of texts come from. */
  readonly pictures: PictureContent;
  private readonly parallel: number;
  private readonly documentsPerBrowser: number;
  private readonly portionLength: number | undefined;
  private readonly timeLimit: (htmlLength: number) => number;
  private readonly memoryLimit: (htmlLength: number) => number;
  private readonly idle: Printer[] = [];
  private readonly working = new Set<Printer>();
  private readonly waiting: { begin: () => void; urgent: boolean }[] = [];
  private busy = 0;
  private closed = false;

  constructor(options: RendererOptions = {}) {
    this.chromiumPath = options.chromiumPath ?? null;
    this.pictures = options.pictures ?? (() => Promise.reject(new Error('no pictures are known')));
    this.parallel = options.parallel ?? availableParallelism();
    this.documentsPerBrowser = options.documentsPerBrowser ?? 100;
    this.portionLength = options.portionLength;
    this.timeLimit = options.timeLimit ?? defaultTimeLimit;
    this.memoryLimit = options.memoryLimit ?? defaultMemoryLimit;
  }

  /** The processes of the browsers that are running. */
  get processes(): number[] {
    return [...this.idle, ...this.working].flatMap((printer) => printer.process ?? []);
  }

  /**
   * Prints a document; given as a function, it is composed when its turn comes. A long one is printed in portions, by several browsers if
   * they are free. When a browser dies under one, that is printed once more with a new one.
   * @throws ChromiumUnavailable when no browser can be started
   * @throws RenderingFailed when the document doesn't come out; `retryable` tells whether another attempt may help
   */
  async render(
    source: HtmlDocument | (() => HtmlDocument),
    { signal, urgent = false, onProgress }: RenderOptions = {},
  ): Promise<RenderedPdf> {
    onProgress?.({ stage: 'waiting', printed: 0, pages: 0 });
    await this.turn(signal, urgent);
    let document: HtmlDocument;
    let portions: string[];
    try {
      document = typeof source === 'function' ? source() : source;
      refuseBeyondLimits(document.html);
      portions = portionsOf(document.html, this.portionLength);
    } catch (error) {
      this.next();
      throw error;
    }
    const printing = this.printAll(portions, { urgent, ...(signal && { signal }), ...(onProgress && { onProgress }) });
    // While browsers print, we have time to read what they print.
    const expected = new ExpectedText(document.html);
    const printed = await printing;
    return completed(() => finishPdf(printed, document, expected));
  }

  /** Prints the portions of a document, the first of which has its turn: each by itself, as soon as a browser is free for it. */
  private async printAll(portions: string[], { signal, urgent, onProgress }: RenderOptions): Promise<PdfFile[]> {
    const failed = new AbortController();
    const ended = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);
    let printed = 0;
    let pages = 0;
    const tell = (stage: RenderStage) => onProgress?.({ stage, printed: printed / portions.length, pages });
    const print = async (html: string, index: number): Promise<PdfFile> => {
      if (index > 0) await this.turn(ended, urgent ?? false);
      const bytes = await this.printOne(html, ended, tell).finally(() => this.next());
      // The browsers go on with what is next while this is read.
      await setImmediate();
      const portion = completed(() => PdfFile.parse(bytes));
      printed += 1;
      pages += portion.pages().length;
      tell(printed < portions.length ? 'printing' : 'finishing');
      return portion;
    };
    const whenFailed = (error: unknown): never => {
      failed.abort(error);
      throw error;
    };
    return Promise.all(portions.map((html, index) => print(html, index).catch(whenFailed)));
  }

  /** Ends every browser; what is being printed is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.idle.splice(0), ...this.working].map((printer) => printer.kill()));
  }

  /** Waits until fewer than `parallel` documents are at work, and every one that is more urgent or came before has begun. */
  private async turn(signal: AbortSignal | undefined, urgent: boolean): Promise<void> {
    signal?.throwIfAborted();
    if (this.busy < this.parallel) {
      this.busy += 1;
      return;
    }
    const { promise, resolve: begin, reject } = Promise.withResolvers<void>();
    const turn = { begin, urgent };
    const abandon = () => {
      const place = this.waiting.indexOf(turn);
      if (place < 0) return;
      this.waiting.splice(place, 1);
      reject(signal?.reason as Error);
    };
    const place = urgent ? this.waiting.findIndex((other) => !other.urgent) : -1;
    this.waiting.splice(place < 0 ? this.waiting.length : place, 0, turn);
    signal?.addEventListener('abort', abandon, { once: true });
    await promise;
    signal?.removeEventListener('abort', abandon);
  }

  /** Hands the place of a document that is done to the next one. */
  private next(): void {
    const turn = this.waiting.shift();
    if (turn) turn.begin();
    else this.busy -= 1;
  }

  private async printOne(html: string, signal: AbortSignal, tell: (stage: RenderStage) => void): Promise<Buffer> {
    try {
      return await this.attempt(html, signal, tell);
    } catch (error) {
      if (!(error instanceof RenderingFailed && error.retryable) || this.closed || signal.aborted) throw error;
      return this.attempt(html, signal, tell);
    }
  }

  private async attempt(html: string, signal: AbortSignal, tell: (stage: RenderStage) => void): Promise<Buffer> {
    const printer = await this.printer();
    this.working.add(printer);
    const memory = printer.memory.watch(this.memoryLimit(html.length));
    let fit = false;
    try {
      signal.throwIfAborted();
      tell('loading');
      const printed = await this.within(html.length, signal, memory.exceeded, async () => {
        const bytes = await printer.print(html, () => tell('printing'));
        if (memory.taken() > memoryWorthFreeing) await printer.freeMemory();
        return bytes;
      });
      const fresh = printer.printed < this.documentsPerBrowser && memory.taken() < memoryOfAnOldBrowser;
      fit = printer.alive && fresh && !this.closed;
      return printed;
    } finally {
      memory.end();
      this.working.delete(printer);
      if (fit) this.idle.push(printer);
      else await printer.kill();
    }
  }

  private async printer(): Promise<Printer> {
    if (this.closed) throw new Error('the renderer is closed');
    let printer = this.idle.pop();
    while (printer && !printer.alive) {
      await printer.kill();
      printer = this.idle.pop();
    }
    printer ??= await Printer.start(this.chromiumPath, this.pictures);
    if (this.closed) await printer.kill();
    return printer;
  }

  private async within<T>(
    htmlLength: number,
    signal: AbortSignal,
    exceeded: Promise<never>,
    work: () => Promise<T>,
  ): Promise<T> {
    const limit = this.timeLimit(htmlLength);
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new RenderingFailed('too-long', `not ready after ${Math.round(limit / 1000)} s`)),
      limit,
    );
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await Promise.race([work(), ended, exceeded]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }
}

/** What `work` makes of what a browser printed. */
function completed<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new RenderingFailed('incomplete', error instanceof Error ? error.message : String(error));
  }
}
