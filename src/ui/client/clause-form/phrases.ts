/** Phrases as a list of fields, over a text area that has one on each line and stays what is sent. */
export class PhraseList {
  private readonly textarea: HTMLTextAreaElement;
  private readonly list: HTMLElement;
  private readonly sample: Element;
  /** What the fields have. */
  private written = '';

  constructor(field: HTMLElement) {
    this.textarea = field.querySelector('textarea')!;
    this.textarea.before(document.importNode(field.querySelector('template')!.content, true));
    this.list = field.querySelector('ol')!;
    this.sample = this.list.firstElementChild!;
    this.textarea.hidden = true;
    // Links to the field, as from the list of faults, lead to what is shown.
    this.list.id = this.textarea.id;
    this.textarea.id += '-lines';
    field.toggleAttribute('data-listed', true);
    field.querySelector('label')!.addEventListener('click', () => this.inputs()[0]?.focus());
    field.querySelector('[data-add]')!.addEventListener('click', () => this.add(null, ['']));
    this.list.addEventListener('input', () => this.write());
    this.list.addEventListener('click', (event) => this.press(event));
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('paste', (event) => this.paste(event));
    this.textarea.addEventListener('input', () => this.textarea.value !== this.written && this.read());
    this.read();
  }

  private inputs(): HTMLTextAreaElement[] {
    return [...this.list.querySelectorAll('textarea')];
  }

  private read(): void {
    this.written = this.textarea.value;
    const phrases = this.written.split('\n').filter((line) => line.trim() !== '');
    this.list.replaceChildren(...(phrases.length > 0 ? phrases : ['']).map((phrase) => this.item(phrase)));
    this.number();
  }

  private write(): void {
    const phrases = this.inputs().map(({ value }) => value);
    this.written = phrases.filter((phrase) => phrase.trim() !== '').join('\n');
    this.textarea.value = this.written;
    this.textarea.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private item(phrase: string): Element {
    const item = this.sample.cloneNode(true) as Element;
    item.querySelector('textarea')!.value = phrase;
    return item;
  }

  /** Each field is called by its place. */
  private number(): void {
    const { phrase, remove } = this.list.dataset;
    const fault = this.textarea.getAttribute('aria-invalid') ? ` ${this.list.id}-fault` : '';
    this.inputs().forEach((input, index) => {
      input.ariaLabel = phrase!.replace('#', String(index + 1));
      input.setAttribute('aria-describedby', `${this.list.id}-label${fault}`);
      const button = input.nextElementSibling as HTMLButtonElement;
      button.title = button.ariaLabel = remove!.replace('#', String(index + 1));
    });
  }

  private add(after: Element | null, phrases: string[]): void {
    const items = phrases.map((phrase) => this.item(phrase));
    if (after) after.after(...items);
    else this.list.append(...items);
    this.number();
    items.at(-1)?.querySelector('textarea')!.focus();
  }

  private remove(item: Element): void {
    const neighbour = item.previousElementSibling ?? item.nextElementSibling;
    if (neighbour) item.remove();
    else item.querySelector('textarea')!.value = '';
    this.number();
    this.write();
    (neighbour ?? item).querySelector('textarea')!.focus();
  }

  private press({ target }: Event): void {
    const button = (target as Element).closest('button');
    if (button) this.remove(button.parentElement!);
  }

  private key(event: KeyboardEvent): void {
    const input = event.target;
    if (!(input instanceof HTMLTextAreaElement) || event.isComposing) return;
    if (event.key === 'Enter') this.add(input.parentElement, ['']);
    else if (event.key === 'Backspace' && input.value === '' && this.inputs().length > 1)
      this.remove(input.parentElement!);
    else return;
    event.preventDefault();
  }

  /** Of several lines each is a phrase. */
  private paste(event: ClipboardEvent): void {
    const lines = (event.clipboardData?.getData('text/plain') ?? '')
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '');
    const input = event.target;
    if (lines.length < 2 || !(input instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    input.setRangeText(lines[0]!, input.selectionStart, input.selectionEnd, 'end');
    this.add(input.parentElement, lines.slice(1));
    this.write();
  }
}
