/**
 * Offers names after an `@` in comments and replies. The whole name can be typed as well: the server alone decides whom it means.
 * The list belongs to the field as in the pattern of the ARIA guide for a list that completes what is typed.
 */

interface Mentionable {
  id: number;
  name: string;
}

/** What is typed of a name: from behind the `@` to the place of writing. */
interface Begun {
  start: number;
  words: string;
}

const most = 6;
const typed = /(?<![\p{L}\p{N}._-])@([^\n@]{0,40})$/u;

const list = document.createElement('ul');
list.id = 'mentions';
list.className = 'mention-list';
list.setAttribute('role', 'listbox');
list.hidden = true;

let people: Promise<Mentionable[]> | null = null;
let field: HTMLTextAreaElement | null = null;
let begun: Begun | null = null;
let chosen = 0;

function load(url: string): Promise<Mentionable[]> {
  people ??= fetch(url, { headers: { Accept: 'application/json' } }).then(
    (reply) => (reply.ok ? (reply.json() as Promise<Mentionable[]>) : []),
    () => {
      people = null;
      return [];
    },
  );
  return people;
}

function begunIn(area: HTMLTextAreaElement): Begun | null {
  const at = area.selectionStart;
  if (at !== area.selectionEnd) return null;
  const words = typed.exec(area.value.slice(0, at))?.[1];
  return words === undefined ? null : { start: at - words.length, words: words.toLowerCase() };
}

/** A name fits by the beginning of any of its words. */
function fits({ name }: Mentionable, words: string): boolean {
  const low = name.toLowerCase();
  return low.startsWith(words) || low.split(/\s+/).some((word) => word.startsWith(words));
}

function close(): void {
  list.hidden = true;
  field?.removeAttribute('aria-activedescendant');
  field?.removeAttribute('aria-controls');
  field = null;
  begun = null;
}

function show(area: HTMLTextAreaElement, at: Begun, found: Mentionable[]): void {
  field = area;
  begun = at;
  list.replaceChildren(
    ...found.map(({ id, name }) => {
      const option = document.createElement('li');
      option.id = `mention-${id}`;
      option.setAttribute('role', 'option');
      option.textContent = name;
      return option;
    }),
  );
  area.after(list);
  list.hidden = false;
  area.setAttribute('aria-autocomplete', 'list');
  area.setAttribute('aria-controls', list.id);
  choose(0);
}

function choose(index: number): void {
  const options = [...list.children];
  chosen = (index + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
  field!.setAttribute('aria-activedescendant', options[chosen]!.id);
}

function take(option: Element): void {
  const [area, at] = [field!, begun!];
  close();
  area.setRangeText(`${option.textContent} `, at.start, area.selectionStart, 'end');
  area.focus();
  // What is typed is kept on the device by what hears of it.
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

async function offer(area: HTMLTextAreaElement, url: string): Promise<void> {
  if (!begunIn(area)) return close();
  const known = await load(url);
  const at = begunIn(area);
  const found = at ? known.filter((person) => fits(person, at.words)).slice(0, most) : [];
  // Nothing is left to offer once the whole name stands there.
  if (!at || found.length === 0 || document.activeElement !== area) close();
  else show(area, at, found);
}

const scope = document.querySelector<HTMLElement>('[data-mentions]');
if (scope) {
  const url = scope.dataset['mentions']!;
  list.setAttribute('aria-label', scope.dataset['mentionsLabel']!);
  scope.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.name === 'text') void offer(target, url);
  });
  scope.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') take(list.children[chosen]!);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  scope.addEventListener('focusout', ({ target }) => {
    if (target === field) close();
  });
  // Pressing a name leaves the writing where it is, also by touch.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = (target as Element).closest('[role=option]');
    if (option) take(option);
  });
}
