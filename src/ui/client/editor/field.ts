import { tellLength } from './length';
import { OpenedText } from './opened-text';
import { NotRendered, renderText, type Rendered } from './rendered-text';
import { Surface } from './surface';

const looks = ['formatted', 'plain'] as const;
type Look = (typeof looks)[number];

/** How many times as much as a text may have is taken in at once. */
const pasteFactor = 10;

/**
 * A text area whose Markdown can be written formatted (templates/pages/parts/formatted.hbs). The text area stays what is sent:
 * every change is written into it as it happens, and what others put into it is shown.
 */
export class FormattedField {
  private readonly textarea: HTMLTextAreaElement;
  private readonly box: HTMLElement;
  private readonly notice: HTMLElement;
  private readonly id: string;
  private surface: Surface | null = null;
  private look: Look = 'plain';
  /** The Markdown that the surface has. */
  private shown: string | null = null;

  constructor(private readonly field: HTMLElement) {
    this.textarea = field.querySelector('textarea')!;
    this.id = this.textarea.id;
    const parts = field.querySelector<HTMLTemplateElement>('template[data-parts]')!;
    field.append(document.importNode(parts.content, true));
    this.box = this.part('box');
    this.notice = this.part('notice');
    this.textarea.before(this.box);
    field.querySelector('.field-head')!.append(this.part('switch'));
    for (const look of looks) this.button(look).addEventListener('click', () => this.choose(look));
    field.querySelector('label')!.addEventListener('click', () => this.look === 'formatted' && this.surface?.focus());
    this.textarea.addEventListener('input', () => this.follow());
    window.addEventListener('pageshow', () => this.follow());
    tellLength(this.textarea, this.part('length'));
  }

  /** Shows the text as this person last chose to. */
  async start(): Promise<void> {
    this.mark();
    const isTyping = document.activeElement === this.textarea;
    const begun = this.textarea.value !== this.textarea.defaultValue;
    if (remembered(this.memory) === 'plain' || (isTyping && begun)) return;
    await this.showFormatted();
    if (isTyping && this.look === 'formatted') this.surface!.focus();
  }

  /** The text area as it is without all this. */
  showPlain(): void {
    this.turn('plain');
  }

  private part(name: string): HTMLElement {
    return this.field.querySelector(`[data-part=${name}]`)!;
  }

  private button(look: Look): HTMLButtonElement {
    return this.field.querySelector(`button[data-look=${look}]`)!;
  }

  private get memory(): string {
    return `etalon look of texts ${this.field.dataset['formatted']}`;
  }

  private choose(look: Look): void {
    remember(this.memory, look);
    if (look === this.look) return;
    if (look === 'plain') this.turn('plain');
    else void this.showFormatted();
  }

  /** Somebody else wrote into the text area: what was kept is brought back, or the browser fills in what was typed. */
  private follow(): void {
    if (this.look === 'formatted' && this.shown !== this.textarea.value) void this.showFormatted();
  }

  private async showFormatted(): Promise<void> {
    const { value: text } = this.textarea;
    if (text !== this.shown) {
      const rendered = await this.render(text);
      if (this.textarea.value !== text) return this.showFormatted();
      if (!rendered) return this.turn('plain');
      this.show(text, rendered);
    }
    this.turn('formatted');
  }

  /** The text as the server shows it; null, and the reason is told, when it cannot be written formatted. */
  private async render(text: string): Promise<Rendered> {
    const brought = this.field.querySelector<HTMLTemplateElement>('template[data-rendered]');
    if (text === this.textarea.defaultValue && brought) return document.importNode(brought.content, true);
    this.surface?.wait(true);
    try {
      const rendered = await renderText(text);
      this.tell(rendered ? '' : this.notice.dataset['incomplete']!);
      return rendered;
    } catch (error) {
      this.tell(error instanceof NotRendered ? error.message : this.notice.dataset['offline']!);
      return null;
    } finally {
      this.surface?.wait(false);
    }
  }

  private show(text: string, rendered: DocumentFragment): void {
    const opened = new OpenedText(text, rendered);
    this.shown = text;
    if (this.surface) return this.surface.open(opened);
    const maximum = Number(this.part('length').dataset['maximum']);
    this.surface = new Surface(this.box, opened, {
      attributes: this.attributes(),
      mostPasted: maximum * pasteFactor,
      changed: (markdown) => this.write(markdown),
      leave: () => this.part('left').focus(),
      refuse: (length) => this.tell(this.notice.dataset['tooMuch']!.replace('#', format(length))),
    });
  }

  /** What the element that is written in takes over from the text area. */
  private attributes(): Record<string, string> {
    const invalid = this.textarea.getAttribute('aria-invalid');
    const attributes: Record<string, string | null> = {
      class: 'prose',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': `${this.id}-label`,
      'aria-describedby': `${invalid ? `${this.id}-fault ` : ''}${this.id}-keys`,
      'aria-invalid': invalid,
      lang: this.textarea.lang || null,
    };
    return Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string] => !!entry[1]));
  }

  private write(markdown: string): void {
    this.shown = markdown;
    this.textarea.value = markdown;
    this.textarea.dispatchEvent(new Event('input', { bubbles: true }));
    this.tell('');
  }

  private turn(look: Look): void {
    const formatted = look === 'formatted';
    this.look = look;
    this.box.hidden = !formatted;
    this.textarea.hidden = formatted;
    // Links to the field, as from the list of faults, lead to what is shown.
    this.textarea.id = formatted ? `${this.id}-plain` : this.id;
    const surface = this.box.querySelector('[role=textbox]');
    if (surface) surface.id = formatted ? this.id : '';
    this.mark();
  }

  private mark(): void {
    this.field.dataset['look'] = this.look;
    for (const look of looks) this.button(look).ariaPressed = String(look === this.look);
  }

  private tell(words: string): void {
    if (this.notice.textContent !== words) this.notice.textContent = words;
  }
}

function format(number: number): string {
  return new Intl.NumberFormat(document.documentElement.lang).format(number);
}

/** A browser that keeps nothing shows every text formatted. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, look: Look): void {
  try {
    localStorage.setItem(key, look);
  } catch {
    // Then it holds until the page is left.
  }
}
