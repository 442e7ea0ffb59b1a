import type { EditorState } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { isInList, type Tool } from './commands';

/** Groups of tools that are there only where they can do something. */
const places: Record<string, (state: EditorState) => boolean> = { list: isInList, table: isInTable };

/**
 * A toolbar as in the ARIA Authoring Practices: one stop of the Tab key, arrows within. Its buttons say what they do, and
 * whether it is done already; one that can do nothing here says so and stays where it is.
 */
export class Toolbar {
  private readonly buttons: HTMLButtonElement[];

  constructor(
    private readonly element: HTMLElement,
    private readonly view: EditorView,
    private readonly tools: Record<string, Tool>,
  ) {
    this.buttons = [...element.querySelectorAll<HTMLButtonElement>('button[data-tool]')];
    const command = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl+';
    for (const button of this.buttons) {
      const keys = button.getAttribute('aria-keyshortcuts');
      if (keys) button.title += ` (${keys.replace('Control+', command)})`;
    }
    // The text keeps the focus, and a phone its keyboard.
    element.addEventListener('mousedown', (event) => event.preventDefault());
    element.addEventListener('click', (event) => this.use(event.target as Element));
    element.addEventListener('keydown', (event) => this.move(event));
    this.show(view.state);
  }

  /** Where the Tab key stops. */
  focus(): void {
    this.buttons.find(({ tabIndex }) => tabIndex === 0)?.focus();
  }

  show(state: EditorState): void {
    for (const group of this.element.querySelectorAll<HTMLElement>('[data-when]')) {
      const useless = !places[group.dataset['when']!]!(state);
      if (useless && group.contains(document.activeElement)) this.view.focus();
      group.hidden = useless;
    }
    for (const button of this.buttons) {
      const tool = this.tools[button.dataset['tool']!]!;
      button.ariaDisabled = String(!tool.run(state));
      if (tool.isOn) button.ariaPressed = String(tool.isOn(state));
    }
    const stop = this.shown().find(({ tabIndex }) => tabIndex === 0) ?? this.shown()[0];
    this.stopAt(stop);
  }

  private shown(): HTMLButtonElement[] {
    return this.buttons.filter((button) => !button.closest('[data-when][hidden]'));
  }

  private stopAt(stop: HTMLButtonElement | undefined): void {
    for (const button of this.buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  private use(target: Element): void {
    const button = target.closest<HTMLButtonElement>('button[data-tool]');
    if (!button) return;
    this.stopAt(button);
    if (button.ariaDisabled === 'true') return;
    this.tools[button.dataset['tool']!]!.run(this.view.state, this.view.dispatch, this.view);
  }

  private move(event: KeyboardEvent): void {
    const shown = this.shown();
    const at = shown.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: shown.length - 1 };
    const to = steps[event.key];
    if (event.key === 'Escape') this.view.focus();
    else if (to === undefined) return;
    else {
      const button = shown[(to + shown.length) % shown.length];
      this.stopAt(button);
      button?.focus();
    }
    event.preventDefault();
  }
}
