/**
 * CommonMark takes number signs at the end of a heading for its closing sequence. A title that ends so is written with a
 * backslash before them, which is taken away again when it is read.
 */
export function writeTitle(title: string): string {
  return title.replace(/(^| )(\\*#+)$/, '$1\\$2');
}

export function readTitle(heading: string): string {
  return heading.replace(/(^|[ \t])\\(\\*#+)$/, '$1$2');
}
