import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { launchChromium } from '../../src/rendering/chromium';
import { documentsOf } from '../../src/rendering/documents-of';
import { fontFaces, fontFile, fontPath } from '../../src/rendering/fonts';
import { Renderer } from '../../src/rendering/renderer';
import { longEdition } from '../support/sample-editions';
import type { Report } from './bench';
import { median, ratios } from './statistics';

const handbookRounds = 7;
const brochureRounds = 5;
const brochureCopies = 10;

/**
 * How much our pipeline costs over bare Chromium, both warm, in turns, in one run. The pipeline goes from the edition to
 * the finished PDF; the floor loads the same final HTML with the same fonts from a loopback server and calls `page.pdf()`.
 */
export async function benchRendering(report: Report): Promise<void> {
  const parallel = availableParallelism();
  const renderer = new Renderer({ parallel });
  const floor = await Floor.start(parallel);
  try {
    await benchHandbook(renderer, floor, report);
    await benchBrochures(renderer, floor, parallel, report);
  } finally {
    await Promise.all([renderer.close(), floor.close()]);
  }
}

async function benchHandbook(renderer: Renderer, floor: Floor, report: Report): Promise<void> {
  const [handbook] = documentsOf(longEdition(20, 15));
  if (!handbook) throw new Error('an edition without a handbook');
  const { html } = handbook.html();
  const ours: number[] = [];
  const bare: number[] = [];
  let pages = 0;
  for (let round = -2; round < handbookRounds; round++) {
    const ourTime = await timed(async () => (pages = (await renderer.render(handbook.html)).pages));
    const bareTime = await timed(() => floor.print(html));
    // The first rounds warm up both.
    if (round >= 0) {
      ours.push(ourTime);
      bare.push(bareTime);
    }
  }
  report('render.handbook.pages', pages, 'pages');
  report('render.handbook.seconds', median(ours) / 1000, 's');
  report('render.handbook.ratio', median(ratios(ours, bare)), '×');
}

async function benchBrochures(renderer: Renderer, floor: Floor, parallel: number, report: Report): Promise<void> {
  const brochures = documentsOf(longEdition(3, 9)).filter(({ kind }) => kind === 'brochure');
  const queue = Array.from({ length: brochureCopies }, () => brochures).flat();
  const htmls = queue.map((brochure) => brochure.html().html);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = -1; round < brochureRounds; round++) {
    const ourTime = await timed(() => Promise.all(queue.map((brochure) => renderer.render(brochure.html))));
    const bareTime = await timed(() => floor.printAll(htmls, parallel));
    if (round >= 0) {
      ours.push(ourTime);
      bare.push(bareTime);
    }
  }
  report('render.brochures.per_second', (queue.length * 1000) / median(ours), '1/s');
  report('render.brochures.ratio', median(ratios(bare, ours)), '×');
}

/** Bare Chromium: browsers with one page each, an HTTP server for the page and the fonts, and nothing else. */
class Floor {
  private html: string[] = [];

  private constructor(
    private readonly browsers: Browser[],
    private readonly pages: Page[],
    private readonly server: Server,
  ) {
    const fonts = new Map(fontFaces.map((face) => [fontPath(face), readFileSync(fontFile(face))]));
    server.on('request', (request, response) => {
      const font = fonts.get(request.url ?? '');
      if (font) response.setHeader('content-type', 'font/ttf').setHeader('cache-control', 'max-age=31536000').end(font);
      else response.setHeader('content-type', 'text/html; charset=utf-8').end(this.html[Number(request.url?.slice(1))]);
    });
  }

  static async start(parallel: number): Promise<Floor> {
    const ours = await launchChromium();
    const executablePath = ours.browser.process()?.spawnfile;
    await ours.kill();
    const args = ['--font-render-hinting=none', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    const browsers = await Promise.all(
      Array.from({ length: parallel }, () => puppeteer.launch({ executablePath, args, headless: 'shell', pipe: true })),
    );
    const pages = await Promise.all(browsers.map((browser) => browser.newPage()));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Floor(browsers, pages, server);
  }

  async print(html: string): Promise<void> {
    this.html = [html];
    await this.printOne(0, this.pages[0]);
  }

  async printAll(htmls: string[], parallel: number): Promise<void> {
    this.html = htmls;
    const waiting = htmls.map((_, index) => index);
    await Promise.all(
      this.pages.slice(0, parallel).map(async (page) => {
        for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
          await this.printOne(index, page);
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.browsers.map((browser) => browser.close()));
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async printOne(index: number, page: Page | undefined): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    await page?.goto(`http://127.0.0.1:${port}/${index}`);
    await page?.pdf({ preferCSSPageSize: true, printBackground: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
