/** Why a drawing is not taken, as the code of a fault. */
export type DrawingFault = 'logo-with-script' | 'logo-with-references' | 'picture-animated';

/**
 * Why an SVG is refused although it could be drawn: what it would do or show elsewhere is not what we would keep of it; null where
 * nothing stands against it. That nothing of it runs or is fetched here does not hang on this: it is drawn once, by a library that does
 * neither, and never given to a browser.
 */
export function refusedDrawing(svg: string): DrawingFault | null {
  if (/<script[\s/>]|<foreignobject[\s/>]|[\s"']on[a-z]+\s*=|javascript:/i.test(svg)) return 'logo-with-script';
  if (/<(animate\w*|set)[\s/>]/i.test(svg)) return 'picture-animated';
  const references = svg.matchAll(/(?:(?:href|src)\s*=\s*["']|url\(\s*["']?)\s*([^"')]{0,12})/gi);
  const elsewhere = [...references].some(([, place = '']) => place !== '' && !/^(#|data:)/i.test(place));
  return elsewhere || /@import/i.test(svg) ? 'logo-with-references' : null;
}

/** Comments before the drawing say which program made it, at such length that the drawing is no longer looked for after them. */
export function withoutPreface(svg: string): string {
  const begin = svg.search(/<svg[\s>]/);
  return svg.slice(0, begin).replace(/<!--[\s\S]*?-->/g, '') + svg.slice(begin);
}
