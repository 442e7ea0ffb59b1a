import type { EditorView } from 'prosemirror-view';
import { addressOf, linkAround, removeLink, setLink } from './links';

/** Asks for the address of a link, right where it is written. */
export class LinkForm {
  private readonly address: HTMLInputElement;
  private readonly text: HTMLInputElement;
  private readonly fault: HTMLElement;

  constructor(
    private readonly element: HTMLElement,
    private readonly view: EditorView,
  ) {
    const find = <T extends HTMLElement>(name: string) => element.querySelector<T>(`[data-link=${name}]`)!;
    [this.address, this.text, this.fault] = [find('address'), find('text'), find('fault')];
    find('set').addEventListener('click', () => this.set());
    find('remove').addEventListener('click', () => this.finish(() => view.dispatch(removeLink(view.state))));
    find('cancel').addEventListener('click', () => this.finish());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.finish();
      else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) this.set();
      else return;
      // What is around it is a form too.
      event.preventDefault();
    });
  }

  open(): void {
    const { state } = this.view;
    const around = linkAround(state);
    this.address.value = around?.href.replace(/^(?:mailto|tel):/, '') ?? '';
    this.text.value = '';
    this.text.closest<HTMLElement>('.field')!.hidden = around !== null || !state.selection.empty;
    this.element.querySelector<HTMLElement>('[data-link=remove]')!.hidden = !around;
    this.tell(false);
    this.element.hidden = false;
    this.address.focus();
    this.address.select();
  }

  private set(): void {
    const href = addressOf(this.address.value);
    this.tell(!href);
    if (!href) return this.address.focus();
    const text = this.text.value.trim() || this.address.value.trim();
    this.finish(() => this.view.dispatch(setLink(this.view.state, href, text).scrollIntoView()));
  }

  private tell(wrong: boolean): void {
    this.fault.hidden = !wrong;
    this.address.ariaInvalid = wrong ? 'true' : null;
  }

  private finish(act?: () => void): void {
    this.element.hidden = true;
    this.view.focus();
    act?.();
  }
}
