import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { launchChromium } from '../../src/rendering/chromium';
import { documentsOf } from '../../src/rendering/documents-of';
import type { EditionDocument } from '../../src/rendering/edition-document';
import { fontFaces, fontFile, fontPath } from '../../src/rendering/fonts';
import { handbookHtml } from '../../src/rendering/handbook';
import type { RenderedPdf } from '../../src/rendering/pdf/finish-pdf';
import { Renderer } from '../../src/rendering/renderer';
import { longEdition } from '../support/sample-editions';
import type { Report } from './bench';
import { median, ratios } from './statistics';

/**
 * Handbooks of about 20, 150 and 900 pages, in how many rounds each is printed, and milliseconds between two prints: some seconds after a long one
 * Chromium collects its garbage for as long as 4 seconds of processor time, which must not fall on the other side.
 */
const handbooks = [
  { name: '20_pages', sections: 2, rounds: 9, pause: 0 },
  { name: '150_pages', sections: 16, rounds: 5, pause: 4_000 },
  { name: '900_pages', sections: 96, rounds: 2, pause: 12_000 },
] as const;
const clausesPerSection = 15;
const growthRounds = 5;
const brochureRounds = 5;
const brochureCopies = 20;

/**
 * How much our pipeline costs over bare Chromium, both warm, in turns, in one run. The pipeline goes from the edition to
 * the finished PDF; the floor loads the same final HTML with the same fonts from a loopback server and calls `page.pdf()`.
 */
export async function benchRendering(report: Report): Promise<void> {
  const parallel = availableParallelism();
  const renderer = new Renderer({ parallel });
  const floor = await Floor.start(parallel);
  try {
    for (const handbook of handbooks) await benchHandbook(renderer, floor, handbook, report);
    await benchGrowth(renderer, report);
    await benchBrochures(renderer, floor, parallel, report);
  } finally {
    await Promise.all([renderer.close(), floor.close()]);
  }
}

async function benchHandbook(
  renderer: Renderer,
  floor: Floor,
  { name, sections, rounds, pause }: (typeof handbooks)[number],
  report: Report,
): Promise<void> {
  const [handbook] = documentsOf(longEdition(sections, clausesPerSection));
  if (!handbook) throw new Error('an edition without a handbook');
  const { html } = handbook.html();
  const ours: number[] = [];
  const bare: number[] = [];
  let made: RenderedPdf = { bytes: new Uint8Array(), pages: 0 };
  let bareBytes = 0;
  // The first round warms up both.
  for (let round = -1; round < rounds; round++) {
    const ourTime = await timed(async () => (made = await renderer.render(handbook.html)));
    await setTimeout(pause);
    const bareTime = await timed(async () => (bareBytes = await floor.print(html)));
    await setTimeout(pause);
    if (round >= 0) {
      ours.push(ourTime);
      bare.push(bareTime);
    }
  }
  const figure = `render.handbook.${name}`;
  report(`${figure}.pages`, made.pages, 'pages');
  report(`${figure}.seconds`, median(ours) / 1000, 's');
  report(`${figure}.ratio`, median(ratios(ours, bare)), '×');
  report(`${figure}.bytes_ratio`, made.bytes.length / bareBytes, '×');
}

/**
 * What a page costs us in a handbook of 900 pages ÷ in as many pages of handbooks of 150, one after the other, in turns: so each side finds the browsers
 * as the other left them, after as much work.
 */
async function benchGrowth(renderer: Renderer, report: Report): Promise<void> {
  const short = longEdition(16, clausesPerSection);
  const long = longEdition(96, clausesPerSection);
  const perPage = async (edition: EditionDocument, times: number) => {
    let pages = 0;
    const taken = await timed(async () => {
      for (let time = 0; time < times; time++) pages += (await renderer.render(() => handbookHtml(edition))).pages;
    });
    return taken / pages;
  };
  const shorts: number[] = [];
  const longs: number[] = [];
  for (let round = 0; round < growthRounds; round++) {
    shorts.push(await perPage(short, 6));
    longs.push(await perPage(long, 1));
  }
  report('render.handbook.cost_growth', median(ratios(longs, shorts)), '×');
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
      Array.from({ length: parallel }, () =>
        puppeteer.launch({ executablePath, args, headless: 'shell', pipe: true, protocolTimeout: 0 }),
      ),
    );
    const pages = await Promise.all(browsers.map((browser) => browser.newPage()));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Floor(browsers, pages, server);
  }

  /** @returns how many bytes came out */
  async print(html: string): Promise<number> {
    this.html = [html];
    return this.printOne(0, this.pages[0]!);
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

  private async printOne(index: number, page: Page): Promise<number> {
    const { port } = this.server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/${index}`, { timeout: 0 });
    const { length } = await page.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 0 });
    return length;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
