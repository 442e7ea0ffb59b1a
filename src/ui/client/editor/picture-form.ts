import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { schema } from './schema';

/** Whether a picture can stand where the cursor is. */
export function takesPicture({ selection: { $from } }: EditorState): boolean {
  return $from.parent.canReplaceWith($from.index(), $from.index(), schema.nodes.image);
}

/** Asks for a picture from the device and what it shows, and puts it where the cursor is once the server has drawn it. */
export class PictureForm {
  private readonly file: HTMLInputElement;
  private readonly description: HTMLInputElement;
  private readonly fault: HTMLElement;
  private readonly button: HTMLButtonElement;

  constructor(
    private readonly element: HTMLElement,
    private readonly view: EditorView,
  ) {
    const find = <T extends HTMLElement>(name: string) => element.querySelector<T>(`[data-picture=${name}]`)!;
    [this.file, this.description, this.fault] = [find('file'), find('description'), find('fault')];
    this.button = find('set');
    this.button.addEventListener('click', () => void this.set());
    find('cancel').addEventListener('click', () => this.finish());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.finish();
      else if (event.key === 'Enter' && event.target === this.description) void this.set();
      else return;
      // What is around it is a form too.
      event.preventDefault();
    });
  }

  open(): void {
    this.file.value = '';
    this.description.value = '';
    this.tell('', null);
    this.element.hidden = false;
    this.file.focus();
  }

  private async set(): Promise<void> {
    const [file] = this.file.files ?? [];
    const alt = this.description.value.trim();
    if (!file) return this.tell(this.fault.dataset['noFile']!, this.file);
    if (alt === '') return this.tell(this.fault.dataset['undescribed']!, this.description);
    if (this.button.ariaBusy === 'true') return;
    this.button.ariaBusy = 'true';
    try {
      const reply = await fetch(this.element.dataset['pictureForm']!, {
        method: 'POST',
        headers: { 'Content-Type': file.type || 'image/png', Accept: 'application/json' },
        body: file,
      });
      const body = (await reply.json()) as { picture: string; detail: string; faults?: { message: string }[] };
      if (!reply.ok) return this.tell(body.faults?.[0]?.message ?? body.detail, this.file);
      const image = schema.nodes.image.create({ source: body.picture, alt });
      this.finish(() => this.view.dispatch(this.view.state.tr.replaceSelectionWith(image, false).scrollIntoView()));
    } catch {
      this.tell(this.fault.dataset['offline']!, this.button);
    } finally {
      this.button.ariaBusy = null;
    }
  }

  /** @param field that is to blame; null when nothing is */
  private tell(words: string, field: HTMLElement | null): void {
    this.fault.textContent = words;
    this.fault.hidden = words === '';
    for (const input of [this.file, this.description]) input.ariaInvalid = input === field ? 'true' : null;
    field?.focus();
  }

  private finish(act?: () => void): void {
    this.element.hidden = true;
    this.view.focus();
    act?.();
  }
}
