import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { assetsFolder, builtAssets } from '../src/ui/assets';
import { compileTemplate } from '../src/ui/templates';
import { components, type Component } from './design.components';
import type { Photographer, View } from './photographer';

const phone: Omit<View, 'scheme'> = { width: 390, height: 844, scale: 1.5 };

/** Each component as a phone shows it, in light and in dark, by the name of its picture. */
export async function componentPictures(photographer: Photographer): Promise<Record<string, Buffer>> {
  const pictures: Record<string, Buffer> = {};
  for (const component of components) {
    const html = pageOf(component);
    const take = (scheme: View['scheme']) => photographer.draw(html, { ...phone, scheme }, { element: 'main' });
    pictures[`design/${component.name}`] = await beside(await take('light'), await take('dark'));
  }
  return pictures;
}

/** A sample stands alone: what sets a part off from others would only be empty. What scripts show is shown. */
const alone = `
  main { padding: 1.5rem !important }
  main > :first-child, main > :first-child > :first-child { margin-block-start: 0 }
  main > :last-child { margin-block-end: 0 }
  .kept[hidden] { display: grid }`;

function pageOf({ source, view }: Component): string {
  const style = readFileSync(join(assetsFolder, basename(builtAssets().style)), 'utf8');
  const content = compileTemplate(source)({ language: 'en', house: { timeZone: 'UTC' }, ...view });
  return `<!doctype html><html lang="en"><head><style>${style}</style><style>${alone}</style></head><body><main>${content}</main></body></html>`;
}

async function beside(left: Buffer, right: Buffer): Promise<Buffer> {
  const { width } = await sharp(left).metadata();
  return sharp(left)
    .extend({ right: width })
    .composite([{ input: right, left: width, top: 0 }])
    .png()
    .toBuffer();
}
