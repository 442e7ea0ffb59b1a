/** Comments on a part of a clause: chosen by selecting words or by a tap, and shown in the text. The form has a list of parts as well. */

interface Passage {
  start: number;
  end: number;
}

const text = document.querySelector<HTMLElement>('[data-passages] .clause-text');
const button = document.querySelector<HTMLButtonElement>('[data-passage-comment]');
const form = document.querySelector<HTMLFormElement>('.comment-form form');

const valueOf = ({ start, end }: Passage) => `${start}-${end}`;

function passageFrom(value: string): Passage | null {
  const [start, end] = value.split('-').map(Number);
  return start !== undefined && end! > start ? { start, end: end! } : null;
}

/** How many characters of the text stand before a place in it: what the server counts by as well. */
function offsetOf(node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(text!);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** The passage as a part of the page. */
function rangeOf({ start, end }: Passage): Range {
  const range = document.createRange();
  const nodes = document.createTreeWalker(text!, NodeFilter.SHOW_TEXT);
  let from = 0;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const to = from + node.nodeValue!.length;
    if (from <= start && start < to) range.setStart(node, start - from);
    if (from < end && end <= to) {
      range.setEnd(node, end - from);
      break;
    }
    from = to;
  }
  return range;
}

/** Marks passages without touching the text. A browser that cannot leaves them to the quotations in the comments. */
function mark(name: string, passages: Passage[]): void {
  if ('highlights' in CSS) CSS.highlights.set(name, new Highlight(...passages.map(rangeOf)));
}

function markCommented(): void {
  const commented = [...document.querySelectorAll<HTMLElement>('[data-anchored]')];
  mark(
    'commented',
    commented.flatMap(({ dataset }) => passageFrom(dataset['anchored']!) ?? []),
  );
}

/** What is selected in the text, by whole words; null where nothing is, or more than the text. */
function selected(): Passage | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!text!.contains(range.startContainer) || !text!.contains(range.endContainer)) return null;
  const whole = text!.textContent;
  const part = /[\p{L}\p{N}]/u;
  let start = offsetOf(range.startContainer, range.startOffset);
  let end = start + range.toString().length;
  while (start < end && /\s/.test(whole[start]!)) start++;
  while (end > start && /\s/.test(whole[end - 1]!)) end--;
  // Half a word is a slip of the hand.
  while (start < end && part.test(whole[start]!) && part.test(whole[start - 1] ?? '')) start--;
  while (start < end && part.test(whole[end - 1]!) && part.test(whole[end] ?? '')) end++;
  return start < end ? { start, end } : null;
}

/** The paragraph, item or row that was tapped, as the form offers it. */
function tapped(target: Element): Passage | null {
  const block = target.closest('p, li, tr, pre');
  if (!block || !text!.contains(block) || target.closest('a')) return null;
  const from = offsetOf(block, 0);
  const parts = [...passageField()!.options].flatMap(({ value }) => passageFrom(value) ?? []);
  return parts.find(({ start, end }) => start >= from && start <= from + 8 && end > from) ?? null;
}

const passageField = () => form?.querySelector<HTMLSelectElement>('select[name=passage]');

let offered: Passage | null = null;
/** A tap takes a selection away, if only an empty one: what was tapped stays offered. */
let offeredByTap = false;

/** Offers to comment on the passage, beside it where there is room and at the edge of a phone else (the style says so). */
function offer(passage: Passage | null): void {
  offered = passage;
  if (!button) return;
  button.hidden = passage === null;
  mark('chosen', passage ? [passage] : []);
  if (!passage) return;
  const place = rangeOf(passage).getBoundingClientRect();
  const frame = (button.offsetParent ?? document.body).getBoundingClientRect();
  button.style.setProperty('--below', `${place.bottom - frame.top + 8}px`);
  const along = Math.max(0, Math.min(place.left - frame.left, frame.width - button.offsetWidth));
  button.style.setProperty('--along', `${along}px`);
}

/** The text may have changed under a form that somebody has begun to fill in: then what was offered of it before is no part of it. */
function keepUp(): void {
  const seen = form!.querySelector<HTMLInputElement>('[name=revisionId]')!;
  const { passages: present = '' } = document.querySelector<HTMLElement>('[data-passages]')!.dataset;
  if (seen.value === present) return;
  seen.value = present;
  for (const option of [...passageField()!.options]) if (option.value) option.remove();
}

/** Makes the passage what the comment is about. */
function choose(passage: Passage): void {
  keepUp();
  for (const field of document.querySelectorAll<HTMLSelectElement>('select[name=passage]')) {
    const value = valueOf(passage);
    if (![...field.options].some((option) => option.value === value)) {
      const label = field.dataset['chosen']!.replace('…', () => shortened(rangeOf(passage).toString()));
      field.add(new Option(label, value));
    }
    if (form?.contains(field)) field.value = value;
  }
  follow();
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59).trimEnd()}…`;
}

/** Shows the field that fits: wording for the passage, or for the whole clause. */
function follow(): void {
  const field = passageField();
  if (!field) return;
  const passage = passageFrom(field.value);
  const replacement = form!.querySelector<HTMLTextAreaElement>('[name=replacement]')!;
  form!.querySelector<HTMLElement>('[data-replacing]')!.hidden = passage === null;
  form!.querySelector<HTMLElement>('[data-rewording]')!.hidden = passage !== null;
  const wording = passage ? rangeOf(passage).toString() : '';
  // What somebody has written stays; what only was the passage before becomes the present one.
  if (replacement.value === (replacement.dataset['wording'] ?? '')) replacement.value = wording;
  replacement.dataset['wording'] = wording;
  mark('chosen', passage ? [passage] : []);
}

if (text) {
  markCommented();
  const whatChanges = { subtree: true, childList: true, characterData: true, attributeFilter: ['data-anchored'] };
  new MutationObserver(markCommented).observe(document.querySelector('main')!, whatChanges);
  if (button && form) {
    follow();
    passageField()!.addEventListener('change', follow);
    document.addEventListener('selectionchange', () => {
      const passage = selected();
      if (!passage && offeredByTap) return;
      offeredByTap = false;
      offer(passage);
    });
    text.addEventListener('click', ({ target }) => {
      if (!matchMedia('(pointer: coarse)').matches || selected()) return;
      offeredByTap = true;
      offer(tapped(target as Element));
    });
    // A press would take the selection away.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      if (!offered) return;
      choose(offered);
      document.getSelection()?.removeAllRanges();
      button.hidden = true;
      form.querySelector<HTMLElement>('[name=text]')!.focus();
      form.closest('section')!.scrollIntoView({ block: 'start' });
    });
  }
}
