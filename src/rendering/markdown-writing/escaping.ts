/** What a text stands between, as far as signs beside it could be taken together with it. */
interface Beside {
  before: string;
  after: string;
  inLink: boolean;
  /** The paragraph has a `>` somewhere, which a `<` could belong to. */
  closer?: boolean;
}

/**
 * A word of a text with a backslash before every sign that Markdown would take for its own there, and before no other: people
 * read the Markdown too, and compare it.
 */
export function escapeText(text: string, { before, after, inLink, closer = true }: Beside): string {
  const [around, behind] = [before.trim(), after.trim()];
  return text.replace(/[\\`*_~[\]<&!]/g, (sign, at: number) => {
    const previous = text.slice(0, at) || around;
    const rest = text.slice(at + 1) || behind;
    return mustEscape(sign, previous, rest, inLink, closer) ? `\\${sign}` : sign;
  });
}

function mustEscape(sign: string, previous: string, rest: string, inLink: boolean, closer: boolean): boolean {
  switch (sign) {
    case '\\':
      return rest === '' || /^[!-/:-@[-`{-~]/.test(rest);
    case '*':
      return previous !== '' || rest !== '';
    case '_':
      return !(/[\p{L}\p{N}]_*$/u.test(previous) && /^_*[\p{L}\p{N}]/u.test(rest)) && previous + rest !== '';
    case '~':
      return previous.endsWith('~') || rest.startsWith('~');
    case '[':
      return inLink;
    case ']':
      return inLink || rest.startsWith('(');
    case '<':
      return closer && rest !== '';
    case '&':
      return /^(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/i.test(rest);
    case '!':
      return rest.startsWith('[');
    default:
      return true;
  }
}

/** The target of a link or picture as Markdown writes it between round brackets. */
export function escapeTarget(target: string): string {
  return target.replace(/[\s<>]/g, encodeURIComponent).replace(/[\\()]|&(?=#?\w+;)/g, '\\$&');
}

/** What begins a line must not make it a list, a quotation, a heading, a rule, a table or a definition. */
export function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line, index) => escapeLine(line, index === 0))
    .join('\n');
}

function escapeLine(line: string, first: boolean): string {
  if (/^(?:[-+*]|#{1,6})(?:[ \t]|$)|^>|^[-=]+[ \t]*$|^([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line)) return `\\${line}`;
  if (first ? /^\[(?:\\.|[^\][\\])*\]:/.test(line) : /^[|:-][-:| \t]*$/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2');
}
