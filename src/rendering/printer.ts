import type { CDPSession, Page, Protocol } from 'puppeteer';
import { fontsByPath } from './fonts';
import { launchChromium, type Chromium } from './chromium';
import { readPictureName, referenceAt, referredName } from './markdown-writing/picture-name';
import { BrowserMemory } from './browser-memory';
import type { PictureContent } from './picture-content';
import { RenderingFailed } from './rendering-errors';

const origin = 'https://document.invalid';

// The second of the locks; the others are clean HTML, JavaScript off, and a gate that answers only what is ours.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'; form-action 'none'; base-uri 'none'";

// Printing lays a document out anew; what would be laid out before, for a screen that nobody looks at, is a tenth of the time.
const unseen = '<style>@media screen{body{display:none}}</style>';

/** One warm Chromium with one page, which prints one document at a time. */
export class Printer {
  /** Documents printed so far. */
  printed = 0;
  /** Of its browser. */
  readonly memory: BrowserMemory;
  private document: { html: string; served: boolean } | null = null;
  private fail: (reason: Error) => void = () => undefined;

  private constructor(
    private readonly chromium: Chromium,
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly pictures: PictureContent,
  ) {
    this.memory = new BrowserMemory(this.process);
  }

  /** @throws ChromiumUnavailable */
  static async start(chromiumPath: string | null, pictures: PictureContent): Promise<Printer> {
    const chromium = await launchChromium(chromiumPath);
    try {
      const [page = await chromium.browser.newPage()] = await chromium.browser.pages();
      await page.setJavaScriptEnabled(false);
      const printer = new Printer(chromium, page, await page.createCDPSession(), pictures);
      await printer.closeTheGate();
      return printer;
    } catch (error) {
      await chromium.kill();
      throw error;
    }
  }

  get alive(): boolean {
    return this.chromium.browser.connected;
  }

  /** The process of the browser. */
  get process(): number | undefined {
    return this.chromium.browser.process()?.pid;
  }

  /** Prints a page of HTML as Chromium does, tagged and without bookmarks. `loaded` is called between loading and printing. */
  async print(html: string, loaded: () => void): Promise<Buffer> {
    if (!this.alive) throw new RenderingFailed('crashed', 'the browser is gone');
    this.document = { html, served: false };
    this.printed += 1;
    const failure = new Promise<never>((_, reject) => (this.fail = reject));
    const printing = this.loadAndPrint(loaded);
    // Whichever loses the race must not surface later as an unhandled rejection.
    printing.catch(() => undefined);
    failure.catch(() => undefined);
    return Promise.race([printing, failure]);
  }

  /** Lets go of what earlier documents left behind. */
  async freeMemory(): Promise<void> {
    await this.session.send('HeapProfiler.collectGarbage');
  }

  async kill(): Promise<void> {
    await this.chromium.kill();
  }

  private async loadAndPrint(loaded: () => void): Promise<Buffer> {
    await this.page.goto(`${origin}/`, { timeout: 0 });
    // `document.fonts.ready` resolves before the first face is asked for, and whole pages come out blank.
    await this.page.evaluate('Promise.all([...document.fonts].map((face) => face.load())).then(() => undefined)');
    loaded();
    const { data } = await this.session.send(
      'Page.printToPDF',
      {
        ...{ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: false },
        transferMode: 'ReturnAsBase64',
      },
      // The renderer knows how long a document may take; Puppeteer would give up on a long one after three minutes.
      { timeout: 0 },
    );
    return Buffer.from(data, 'base64');
  }

  /** Every request stops here: the document itself once, our fonts, pictures of texts, and nothing else. */
  private async closeTheGate(): Promise<void> {
    const answer = async ({ requestId, request, resourceType }: Protocol.Fetch.RequestPausedEvent) => {
      const reply = this.answerTo(request.url, resourceType) ?? (await this.pictureAt(request.url));
      await (reply
        ? this.session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, ...reply })
        : this.session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }));
    };
    // A request may be gone with its page; then nobody waits for the answer.
    this.session.on('Fetch.requestPaused', (event) => void answer(event).catch(() => undefined));
    this.page.on('error', (error) => this.fail(new RenderingFailed('crashed', error.message)));
    this.chromium.browser.once('disconnected', () => this.fail(new RenderingFailed('crashed', 'the browser died')));
    // A meta refresh is known before it is followed: printing may be over by then.
    for (const event of ['Page.frameScheduledNavigation', 'Page.frameRequestedNavigation'] as const) {
      this.session.on(event, ({ url }) => this.refuse(url));
    }
    await this.session.send('Page.enable');
    await this.session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  private answerTo(url: string, resourceType: string) {
    const path = url.startsWith(origin) ? url.slice(origin.length) : null;
    if (path === '/' && resourceType === 'Document' && this.document && !this.document.served) {
      this.document.served = true;
      return {
        responseHeaders: [
          { name: 'content-type', value: 'text/html; charset=utf-8' },
          { name: 'content-security-policy', value: contentSecurityPolicy },
        ],
        body: Buffer.from(this.document.html.replace('</head>', `${unseen}</head>`)).toString('base64'),
      };
    }
    const font = path === null ? undefined : fontsByPath.get(path);
    if (font !== undefined) {
      const responseHeaders = [
        { name: 'content-type', value: 'font/ttf' },
        { name: 'cache-control', value: 'max-age=31536000, immutable' },
      ];
      return { responseHeaders, body: font };
    }
    if (resourceType === 'Document') this.refuse(url);
    return null;
  }

  /** A document without one of its pictures is not what was approved. */
  private async pictureAt(url: string) {
    const reference = url.startsWith(origin) ? referenceAt(url.slice(origin.length)) : null;
    const picture = reference === null ? null : readPictureName(referredName(reference)!);
    if (!picture) return null;
    try {
      const body = Buffer.from(await this.pictures(picture)).toString('base64');
      return { responseHeaders: [{ name: 'content-type', value: `image/${picture.format}` }], body };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.fail(new RenderingFailed('incomplete', `the picture ${picture.sha256} is missing: ${detail}`));
      return null;
    }
  }

  private refuse(url: string): void {
    this.fail(new RenderingFailed('refused', `the document leads to ${url}`));
  }
}
