/** What is being typed is kept in this browser until it was saved: sessions end, networks fail, tabs are closed. */

interface Kept {
  /** Of what the form edits: when it is another after sending, the form was saved. */
  version: string;
  sent: boolean;
  /** Milliseconds since 1970. */
  at: number;
  fields: [name: string, value: string][];
}

const prefix = 'etalon:';
/** Milliseconds after which what nobody came back for is forgotten. */
const longEnough = 14 * 24 * 3600 * 1000;

const isField = (element: Element) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
const isChoice = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type);

const namedFields = (form: HTMLFormElement) => [...form.elements].filter(isField).filter(({ name }) => name !== '');

/** Also of fields that are not asked for now, and would not be sent: what was typed there may be wanted again. */
const fieldsOf = (form: HTMLFormElement) =>
  namedFields(form)
    .filter((field) => !isChoice(field) || field.checked)
    .map(({ name, value }): Kept['fields'][number] => [name, value]);

/** The browser may keep nothing at all, or be full: then the page works as it does without this. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

function recall(key: string): Kept | null {
  return attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null);
}

function forgetOldOnes(): void {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
    if ((recall(key)?.at ?? 0) < Date.now() - longEnough) localStorage.removeItem(key);
  }
}

function fill(form: HTMLFormElement, fields: Kept['fields']): void {
  const filled = namedFields(form);
  for (const element of filled) {
    if (isChoice(element)) {
      element.checked = fields.some(([name, value]) => name === element.name && value === element.value);
      continue;
    }
    const field = fields.find(([name]) => name === element.name);
    if (field) element.value = field[1];
    if (field && element instanceof HTMLTextAreaElement) element.closest('details')?.setAttribute('open', '');
  }
  // Whatever shows a field in another way follows it.
  for (const element of filled) element.dispatchEvent(new Event('input', { bubbles: true }));
}

function watch(form: HTMLFormElement): void {
  const { keep = '', version = '' } = form.dataset;
  const key = prefix + keep;
  const offer = form.querySelector<HTMLElement>('[data-kept]')!;
  const offline = form.querySelector<HTMLElement>('[data-offline]')!;
  const store = (sent: boolean) =>
    attempt(() => {
      const kept: Kept = { version, sent, at: Date.now(), fields: fieldsOf(form) };
      localStorage.setItem(key, JSON.stringify(kept));
    });
  const drop = () => attempt(() => localStorage.removeItem(key));

  const kept = recall(key);
  const arrived = 'sent' in form.dataset;
  // Loaded again, the page would drop what was sent in vain since.
  if (arrived) history.replaceState(null, '', location.pathname + location.hash);
  if (kept?.sent && (arrived || kept.version !== version)) drop();
  else if (kept && JSON.stringify(kept.fields) !== JSON.stringify(fieldsOf(form))) offer.hidden = false;

  offer.querySelector('[data-kept-take]')!.addEventListener('click', () => {
    fill(form, kept!.fields);
    offer.hidden = true;
  });
  offer.querySelector('[data-kept-drop]')!.addEventListener('click', () => {
    drop();
    offer.hidden = true;
  });
  form.addEventListener('input', () => store(false));
  form.addEventListener('submit', (event) => {
    store(true);
    offline.hidden = navigator.onLine;
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
}

const watched = new WeakSet<HTMLFormElement>();

/** Keeps what is typed into every form that names itself, also into those that came after the page. */
export function keepWhatIsTyped(): void {
  attempt(forgetOldOnes);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
    if (!watched.has(form)) watch(form);
    watched.add(form);
  }
}
