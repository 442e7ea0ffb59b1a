import { keepWhatIsTyped } from './keep';
import { isFilledIn, takeOver } from './take-over';

/** How a look at the page went. */
export type Looked =
  /** All that changed was taken over. */
  | 'whole'
  /** The reader was busy with some of it. */
  | 'partly'
  /** The server did not answer, or not now. */
  | 'later'
  /** The page is no longer this reader's. */
  | 'over';

/** Asks for the page as it is now and takes over what changed in its live regions; scrolling, focus and what was typed stay. */
export async function look(main: HTMLElement): Promise<Looked> {
  const headers = { Accept: 'text/html', 'Etalon-Look': main.dataset['seen'] ?? '' };
  const reply = await fetch(main.dataset['look'] ?? location.href, { headers });
  if (reply.redirected) {
    // Who has written something is asked to sign in when he sends it, and loses nothing.
    if (!isFilledIn(document)) location.reload();
    return 'over';
  }
  if (reply.status >= 500) return 'later';
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  if (!reply.ok) {
    document.getElementById('news')?.replaceChildren(...fresh.querySelectorAll('main .lead'));
    return 'over';
  }
  const whole = steady(() =>
    [...document.querySelectorAll('[data-live]')].reduce((all, region) => {
      const now = fresh.getElementById(region.id);
      return (!now || takeOver(region, now)) && all;
    }, true),
  );
  keepWhatIsTyped();
  return whole ? 'whole' : 'partly';
}

/** What the reader looks at stays where it is, whatever comes and goes above it. */
function steady<T>(act: () => T): T {
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const before = seen?.getBoundingClientRect().top ?? 0;
  const result = act();
  if (seen?.isConnected) scrollBy({ top: seen.getBoundingClientRect().top - before, behavior: 'instant' });
  return result;
}
