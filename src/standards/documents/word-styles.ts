import type { Handlers } from '../../platform/office/package';
import { languages, type Language } from '../../vocabulary';

interface Style {
  basedOn: string | null;
  /** 1 for the first. */
  level: number | null;
  bold: boolean | null;
  numbered: boolean | null;
}

/** Styles built on each other further than this go round in circles. */
const longestChain = 20;

/** What the styles of a Word document say of its paragraphs: companies build their headings on those of Word. */
export class WordStyles {
  /** The language of the text, as far as it is one of ours. */
  language: Language | null = null;
  private readonly styles = new Map<string, Style>();
  private current: Style | null = null;

  /** Take in `word/styles.xml`. */
  readonly handlers: Handlers = {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'style') this.current = this.begin(attributes['w:styleId'] ?? '');
      else if (name === 'lang' && this.current === null) this.language ??= languageOf(value);
      else if (this.current) this.note(this.current, name, value);
    },
    close: (name) => {
      if (name === 'style') this.current = null;
    },
  };

  /** The level of a heading, 1 for the first; null for what is none. */
  level(styleId: string | null): number | null {
    return this.inherited(styleId, ({ level }) => level);
  }

  isBold(styleId: string | null): boolean {
    return this.inherited(styleId, ({ bold }) => bold) ?? false;
  }

  /** Whether Word writes a number before it. */
  isNumbered(styleId: string | null): boolean {
    return this.inherited(styleId, ({ numbered }) => numbered) ?? false;
  }

  private begin(id: string): Style {
    const style: Style = { basedOn: null, level: null, bold: null, numbered: null };
    this.styles.set(id, style);
    return style;
  }

  private note(style: Style, name: string, value: string): void {
    if (name === 'name') style.level ??= levelOfName(value);
    else if (name === 'basedOn') style.basedOn = value;
    // 9 is how Word says that a text belongs to no level.
    else if (name === 'outlineLvl') style.level = Number(value) < 9 ? Number(value) + 1 : null;
    else if (name === 'numId') style.numbered = value !== '0';
    else if (name === 'b') style.bold = value !== '0' && value !== 'false';
  }

  private inherited<T>(styleId: string | null, ask: (style: Style) => T | null): T | null {
    let id = styleId;
    for (let step = 0; id !== null && step < longestChain; step += 1) {
      const style = this.styles.get(id);
      const answer = style ? ask(style) : null;
      if (answer !== null) return answer;
      id = style?.basedOn ?? null;
    }
    return null;
  }
}

function levelOfName(name: string): number | null {
  const level = /^heading ([1-9])$/i.exec(name)?.[1];
  return level === undefined ? null : Number(level);
}

function languageOf(tag: string): Language | null {
  return languages.find((language) => tag.toLowerCase().split('-')[0] === language) ?? null;
}
