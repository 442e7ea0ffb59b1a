import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { projectRoot } from '../src/platform/project-root';
import { chromiumProgram } from '../src/rendering/chromium';
import { fontFaces, fontPath, fontsByPath } from '../src/rendering/fonts';

/** How something is looked at. */
export interface View {
  /** CSS pixels. */
  width: number;
  height: number;
  /** Pixels of the picture for each of them. */
  scale: number;
  scheme: 'light' | 'dark';
}

/** What is taken of a page; the whole window unless told otherwise. Both are selectors. */
export interface Frame {
  /** What is brought to the upper edge of the window. */
  top?: string;
  element?: string;
}

/** The fonts that come with Etalon, in place of those of a device: pictures are the same wherever they are made. */
const sameEverywhere = [
  ...fontFaces.map(
    (face) =>
      `@font-face { font-family: '${face.family}'; font-weight: ${face.weight}; font-style: ${face.style};
        src: url(data:font/ttf;base64,${fontsByPath.get(fontPath(face))!}) }`,
  ),
  `:root { --sans: 'Source Sans 3', sans-serif; }`,
].join('\n');

/** Takes pictures of pages with the Chromium that prints. */
export class Photographer {
  private constructor(private readonly browser: Browser) {}

  static async hire(): Promise<Photographer> {
    const executablePath = await chromiumProgram();
    return new Photographer(await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 }));
  }

  /** @returns a PNG of what `open` has brought into the window */
  async take(view: View, open: (page: Page) => Promise<unknown>, { top, element }: Frame = {}): Promise<Buffer> {
    const { width, height, scale, scheme } = view;
    const page = await this.browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: scheme,
      bypassCSP: true,
    });
    try {
      await open(page);
      await page.addStyleTag({ content: sameEverywhere });
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      if (top) await page.evaluate(`document.querySelector(${JSON.stringify(top)}).scrollIntoView()`);
      return await (element ? page.locator(element) : page).screenshot({ caret: 'hide' });
    } finally {
      await page.close();
    }
  }

  /** A picture of HTML that needs nothing else. */
  draw(html: string, view: View, frame?: Frame): Promise<Buffer> {
    return this.take(view, (page) => page.setContent(html), frame);
  }

  dismiss(): Promise<void> {
    return this.browser.close();
  }
}

/** Pixels; taken larger, letters keep their shape. */
const widest = 1600;

/** Keeps a picture below `docs/images`, as small as it can be without anybody seeing it. @returns its bytes */
export async function keepPicture(name: string, picture: Buffer): Promise<number> {
  const file = join(projectRoot, 'docs', 'images', `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  const { size } = await sharp(picture)
    .resize({ width: widest, withoutEnlargement: true })
    .png({ palette: true, quality: 90, effort: 10, compressionLevel: 9 })
    .toFile(file);
  return size;
}

export const dataUri = (picture: Uint8Array) => `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
