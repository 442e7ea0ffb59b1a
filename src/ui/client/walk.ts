/**
 * From one open comment to the next by `j` and `k`, beside the links that do the same. The keys can be turned off (WCAG 2.2, 2.1.4), which
 * this device remembers, and do nothing while somebody types.
 */
const kept = 'etalon/walk-keys';
const toggle = document.querySelector<HTMLButtonElement>('[data-walk] button');

/** The comment that was walked to last. */
let at: Element | null = null;

const isOn = () => localStorage.getItem(kept) !== 'off';
const openOnes = () => [...document.querySelectorAll<HTMLElement>('.comment[data-open]')];

function isTyping(target: EventTarget | null): boolean {
  const editable = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
  return target instanceof Element && target.closest(editable) !== null;
}

/** The next open comment from where the reader is: the one walked to, else the first that begins on the screen. */
function goTo(step: 1 | -1): void {
  const open = openOnes();
  const present = at ?? document.querySelector('.comment:target');
  const place = open.findIndex((comment) => comment === present);
  const seen = open.findIndex((comment) => comment.getBoundingClientRect().top >= 0);
  const next = place >= 0 ? place + step : step === 1 ? seen : (seen < 0 ? open.length : seen) - 1;
  const comment = open[next];
  if (!comment) return;
  at = comment;
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  comment.scrollIntoView();
}

function tell(): void {
  toggle!.setAttribute('aria-pressed', String(isOn()));
}

if (toggle) {
  tell();
  toggle.addEventListener('click', () => {
    localStorage.setItem(kept, isOn() ? 'off' : 'on');
    tell();
  });
  document.addEventListener('keydown', (event) => {
    const { code, ctrlKey, metaKey, altKey, shiftKey, isComposing, target } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || isComposing || !isOn() || isTyping(target)) return;
    // By the place of the key: on a Cyrillic keyboard the letters there are others.
    if (code === 'KeyJ') goTo(1);
    else if (code === 'KeyK') goTo(-1);
  });
  window.addEventListener('hashchange', () => (at = null));
}
