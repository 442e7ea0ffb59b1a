// Operators that paint, each at the end of a line: text, an image, the inside or the edge of a path, a shading.
const paints = new Set(['ET', 'Do', 'f', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh']);

/**
 * Marks what a page shows outside of the structure of the document, such as running heads, grounds and rules, as what it is: nothing that is read to
 * anybody (ISO 32000-1, 14.8.2.2). Chromium leaves it without a mark.
 *
 * A mark stays within one state of the graphics, between `q` and `Q`.
 * @param content the operators of the page, one a line
 */
export function withArtifacts(content: string): string {
  const parts: string[] = [];
  let kept = 0;
  let begun = 0;
  let painted = false;
  /** How many marks are open within one of the structure, and that one itself. */
  let depth = 0;
  const endAt = (place: number) => {
    if (painted) {
      parts.push(content.slice(kept, begun), '/Artifact BMC\n', content.slice(begun, place), 'EMC\n');
      kept = place;
    }
    painted = false;
  };
  for (let start = 0, end; (end = content.indexOf('\n', start)) >= 0; start = end + 1) {
    const operator = content.slice(Math.max(start, content.lastIndexOf(' ', end - 1) + 1), end);
    if (depth > 0) {
      if (operator === 'EMC') depth -= 1;
      else if (operator.endsWith('BDC') || operator === 'BMC') depth += 1;
      if (depth === 0) begun = end + 1;
    } else if (operator.endsWith('BDC') && content.slice(start, end).includes('/MCID ')) {
      endAt(start);
      depth = 1;
    } else if (operator === 'q' || operator === 'Q') {
      endAt(start);
      begun = end + 1;
    } else if (paints.has(operator)) {
      painted = true;
    }
  }
  endAt(content.length);
  return parts.join('') + content.slice(kept);
}
