/** Tells how long a text is when it comes near to what it may have, and when it has more (docs/architecture.md, the limits of a clause). */

/** Milliseconds without a keystroke after which a screen reader is told. */
const pause = 1000;
/** Share of the limit from which on it is told. */
const near = 0.8;

/** @param element says in `data-near` and `data-over` how to tell it, `#` standing for the number of characters */
export function tellLength(textarea: HTMLTextAreaElement, element: HTMLElement): void {
  const maximum = Number(element.dataset['maximum']);
  const shown = element.querySelector<HTMLElement>('[aria-hidden]')!;
  const spoken = element.querySelector<HTMLElement>('[role=status]')!;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let said = '';
  let waiting: ReturnType<typeof setTimeout>;
  const tell = () => {
    const length = [...textarea.value.trim()].length;
    const state = length > maximum ? 'over' : length > maximum * near ? 'near' : '';
    const words = state && element.dataset[state]!.replace('#', number.format(length));
    shown.textContent = words;
    shown.classList.toggle('fault', state === 'over');
    clearTimeout(waiting);
    if (state === said) return;
    waiting = setTimeout(() => {
      said = state;
      spoken.textContent = words;
    }, pause);
  };
  textarea.addEventListener('input', tell);
  tell();
}
