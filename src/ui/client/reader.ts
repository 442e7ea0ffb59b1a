import { assetCopies, copiesOf } from './reader-copies';

/** Makes a brochure pleasant to read: the size of its text, and a search within it. The browser's own zoom and search do as well. */

const sizeKey = 'etalon text size';

function applySize(size: string): void {
  document.documentElement.dataset['textSize'] = size;
}

/** What the browser refuses to keep holds until the page is left. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const kept = attempt(() => localStorage.getItem(sizeKey));
for (const choice of document.querySelectorAll<HTMLInputElement>('input[name="text-size"]')) {
  if (choice.value === kept) {
    choice.checked = true;
    applySize(kept);
  }
  choice.addEventListener('change', () => {
    applySize(choice.value);
    attempt(() => localStorage.setItem(sizeKey, choice.value));
  });
}

const clauses = [...document.querySelectorAll<HTMLElement>('.reader .clause')].map((element) => ({
  element,
  text: element.textContent.toLocaleLowerCase(),
}));
const chapters = [...document.querySelectorAll<HTMLElement>('.reader .chapter')];
const found = document.querySelector<HTMLElement>('[data-found]')!;

/** Leaves of the text the clauses in which every word stands. */
function find(wanted: string): void {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { element, text } of clauses) {
    element.hidden = !words.every((word) => text.includes(word));
    if (!element.hidden) count++;
  }
  for (const chapter of chapters) chapter.hidden = words.length > 0 && !chapter.querySelector('.clause:not([hidden])');
  document.querySelector('.reader')!.toggleAttribute('data-filtered', words.length > 0);
  const result = count > 0 ? `${count} / ${clauses.length}` : found.dataset['none']!;
  found.textContent = words.length > 0 ? result : '';
}

const field = document.querySelector<HTMLInputElement>('[data-find]')!;
field.addEventListener('input', () => find(field.value));
/** Coming back, the browser fills in what was typed. */
window.addEventListener('pageshow', () => find(field.value));

/** An entry of the contents leads to its clause, also while a search hides it. */
window.addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest('[hidden]')) return;
  field.value = '';
  find('');
  target.scrollIntoView();
});

/** From now on this page is read without a network as well; the first visit itself still went past the worker. */
async function keep(): Promise<void> {
  const name = copiesOf(location.pathname);
  if (!name || !('serviceWorker' in navigator)) return;
  const scope = location.pathname.startsWith('/b/') ? '/b/' : '/standards/';
  await navigator.serviceWorker.register('/reader-worker.js', { scope });
  await keepPictures(await caches.open(name));
  if (navigator.serviceWorker.controller) return;
  const brought = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>(
    'link[href^="/assets/"], script[src], img[src^="/assets/"]',
  );
  const assets = [...brought].map((element) => ('href' in element ? element.href : element.src));
  await (await caches.open(assetCopies)).addAll(assets);
  await (await caches.open(name)).add(location.pathname);
  document.documentElement.toggleAttribute('data-kept', true);
}

/** Pictures further down are not on the page yet. They are kept with it, and go with it. */
async function keepPictures(copies: Cache): Promise<void> {
  for (const { src } of document.querySelectorAll<HTMLImageElement>('img[src^="/pictures/"]')) {
    if (!(await copies.match(src))) await copies.add(src);
  }
}

// A browser that keeps nothing reads as before.
void keep().catch(() => undefined);
