import type { Token } from 'markdown-it';
import type { Language } from '../../vocabulary';
import { escapeHtml, redlineToHtml } from '../markdown';
import { align } from './alignment';
import { blocksOf } from './blocks';
import { compareBlocks, compareWords, type Change, type ComparedBlock, type Stretch } from './compared-blocks';
import { closingsOf, inlineToken, rawToken, textToken, token } from './tokens';
import { settingOf, wordsOfText } from './words';

/** How changes are told to whoever hears a text instead of seeing lines in it: words in the language of the reader. */
export interface ChangeWords {
  language: Language;
  inserted: string;
  deleted: string;
}

/** Draws what changed between texts in one language as safe HTML, with `ins` and `del`. */
export class RedlinePen {
  private readonly marks: Record<Change, [opening: string, closing: string]>;

  constructor(
    private readonly language: Language,
    words: ChangeWords,
  ) {
    const unseen = (text: string) => `<span class="unseen" lang="${words.language}">${escapeHtml(text)}</span>`;
    this.marks = {
      same: ['', ''],
      inserted: [`<ins>${unseen(`[${words.inserted}: `)}`, `${unseen(']')}</ins>`],
      deleted: [`<del>${unseen(`[${words.deleted}: `)}`, `${unseen(']')}</del>`],
    };
  }

  /** Of Markdown: paragraph by paragraph, lists by item, tables by cell. */
  markdown(before: string, after: string): string {
    const [old, present] = [blocksOf(before, this.language), blocksOf(after, this.language)];
    return redlineToHtml(compareBlocks(old, present).flatMap((block) => this.tokensOf(block)));
  }

  /** Of a line of text that is not formatted. */
  line(before: string, after: string): string {
    if (before === after) return escapeHtml(after);
    const stretches = compareWords(wordsOfText(before, this.language), wordsOfText(after, this.language));
    const html = stretches.map(({ change, words }, index) => {
      const [opening, closing] = this.marks[change];
      const text = words.map((word) => word.text).join('');
      const space = text.startsWith(' ') ? ' ' : '';
      const start = keepsItsSpace(stretches, index) ? `${opening}${space}` : `${space}${opening}`;
      return `${start}${escapeHtml(text.trimStart())}${closing}`;
    });
    return html.join('').trimStart();
  }

  /** Of a list of lines, each by itself; in the order in which those of both lists keep theirs. */
  lines(before: string[], after: string[]): string[] {
    return align(before.map(lineOf(this.language)), after.map(lineOf(this.language))).map(([was, is]) =>
      this.line(was?.text ?? '', is?.text ?? ''),
    );
  }

  private tokensOf({ block, change, children, stretches }: ComparedBlock): Token[] {
    const { open, close } = block;
    if (open && !close) return [this.single(open, change, stretches)];
    // Where a block begins there is no space to be seen.
    const words = stretches?.flatMap((_, index) => this.written(stretches, index)).slice(stretches.length > 0 ? 1 : 0);
    const inside = words ? [inlineToken(words)] : [];
    return [
      open ?? token('paragraph_open', 'p', 1),
      ...inside,
      ...children.flatMap((child) => this.tokensOf(child)),
      close ?? token('paragraph_close', 'p', -1),
    ];
  }

  /** A block that is one token: code, whose words are as they are, or a line across. */
  private single(open: Token, change: Change, stretches: Stretch[] | null): Token {
    const [opening, closing] = this.marks[change];
    if (!stretches) return rawToken(`${opening}<${open.tag === 'hr' ? 'hr>' : 'pre></pre>'}${closing}`);
    const code = stretches.map(({ change: own, words }) => {
      const [opens, closes] = this.marks[own];
      return `${opens}${escapeHtml(words.map(({ text }) => text).join(''))}${closes}`;
    });
    return rawToken(`<pre><code>${code.join('')}</code></pre>\n`);
  }

  /** The words of a stretch with what sets them; the space before the first one stays outside where nothing needs it inside. */
  private written(stretches: Stretch[], at: number): Token[] {
    const { change, words } = stretches[at]!;
    const [opening, closing] = this.marks[change];
    const start: Token[] = words[0]?.text.startsWith(' ') ? [textToken(' ')] : [];
    const opened = opening ? [rawToken(opening)] : [];
    const tokens = keepsItsSpace(stretches, at) ? [...opened, ...start] : [...start, ...opened];
    let set: Token[] = [];
    words.forEach((word, index) => {
      const space = index > 0 && word.text.startsWith(' ') ? [textToken(' ')] : [];
      if (settingOf(set) === settingOf(word.marks)) tokens.push(...space);
      else {
        tokens.push(...closingsOf(set), ...space, ...word.marks);
        set = word.marks;
      }
      tokens.push(word.object ?? textToken(word.text.trimStart()));
    });
    tokens.push(...closingsOf(set));
    if (closing) tokens.push(rawToken(closing));
    return tokens;
  }
}

/**
 * Whether the space before what replaces something is its own: when what follows touches it, `!x` that became `"x`, that space would part
 * what stood there before from what follows.
 */
function keepsItsSpace(stretches: Stretch[], index: number): boolean {
  const [before, stretch, after] = [stretches[index - 1], stretches[index], stretches[index + 1]];
  if (!before || !after || before.change === 'same' || stretch?.change === 'same') return false;
  return after.words[0]?.text.startsWith(' ') === false;
}

const lineOf = (language: Language) => (text: string) => ({
  text,
  kind: 'line',
  key: text,
  vocabulary: wordsOfText(text.toLowerCase(), language).map((word) => word.text.trim()),
});
