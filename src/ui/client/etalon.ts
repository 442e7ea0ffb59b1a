import { keepWhatIsTyped } from './keep';
import { signedInCopies } from './reader-copies';

/** Makes pages pleasant; every page does without. */

/** Milliseconds between two looks at what is being made. */
const interval = 1500;

/** A form that is on its way is not sent once more. */
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.ariaBusy === 'true') event.preventDefault();
  else form.ariaBusy = 'true';
});

/** Whoever comes back to a page may send its forms again. */
window.addEventListener('pageshow', () => {
  for (const form of document.forms) form.ariaBusy = null;
});

/** Fetches the page again and takes over the regions that changed. */
async function look(): Promise<void> {
  const reply = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (reply.redirected) return location.reload();
  if (!reply.ok) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  for (const region of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const now = fresh.getElementById(region.id);
    if (!now || now.innerHTML === region.innerHTML) continue;
    if (region.contains(document.activeElement)) continue;
    region.innerHTML = now.innerHTML;
    region.toggleAttribute('data-waiting', now.hasAttribute('data-waiting'));
  }
}

/** Looks again as long as something is being made and somebody watches. */
function watch(): void {
  if (!document.querySelector('[data-waiting]')) return;
  setTimeout(() => {
    const looked = document.hidden ? Promise.resolve() : look();
    // Where there is no network now, the next look may get through.
    void looked.catch(() => undefined).finally(watch);
  }, interval);
}

watch();

/** Whoever comes to sign in is not the person for whom pages were kept. */
if (location.pathname === '/sign-in' && 'caches' in window) void caches.delete(signedInCopies);
keepWhatIsTyped();
