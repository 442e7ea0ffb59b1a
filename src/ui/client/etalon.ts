import { keepWhatIsTyped } from './keep';
import { keepLive } from './live';
import { signedInCopies } from './reader-copies';

/** Makes pages pleasant; every page does without. */

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

/** Whoever comes to sign in is not the person for whom pages were kept. */
if (location.pathname === '/sign-in' && 'caches' in window) void caches.delete(signedInCopies);
keepWhatIsTyped();
const live = document.querySelector<HTMLElement>('main[data-watch]');
if (live) keepLive(live);
