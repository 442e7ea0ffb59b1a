/**
 * What a spreadsheet may take for the beginning of a formula when it opens a CSV file (OWASP, "CSV Injection"), also behind
 * apostrophes, so that none is taken away that stood there before.
 */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The value as CSV carries it: what could run gets an apostrophe before it. */
export function guardFormula(value: string): string {
  return dangerous.test(value) ? `'${value}` : value;
}

/** The value as it was, whatever it is. */
export function unguardFormula(value: string): string {
  return guarded.test(value) ? value.slice(1) : value;
}
