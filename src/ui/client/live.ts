import { look } from './look';

/** A page that shows what others change hears of it, and looks again. */

/** Milliseconds between two looks, of which looking itself may take a tenth. */
const shortest = 500;
/** Milliseconds between two looks where nothing is heard: at documents in the making, and at everything else. */
const ofMaking = 1_500;
const ofOthers = 20_000;
/** Milliseconds after which a page that nobody sees hears no more. A browser has few connections, and its pages share them. */
const hiddenLongEnough = 15_000;
const hiddenLongEnoughWhileEditing = 300_000;

export function keepLive(main: HTMLElement): void {
  const { watch = '' } = main.dataset;
  let source: EventSource | null = null;
  let over = false;
  let lookedAt = 0;
  let took = 0;
  let failures = 0;
  let due: number | undefined;
  let looking = false;
  let askedMeanwhile = false;
  let hidden: number | undefined;

  const ask = () => {
    if (over || document.hidden) return;
    // What is being looked at may be older than what has just changed.
    if (looking) askedMeanwhile = true;
    else due ??= setTimeout(run, Math.max(0, lookedAt + Math.max(shortest, 10 * took) - performance.now()));
  };

  async function run(): Promise<void> {
    due = undefined;
    looking = true;
    lookedAt = performance.now();
    const looked = await look(main).catch(() => 'later' as const);
    took = performance.now() - lookedAt;
    looking = false;
    if (looked === 'over') end();
    if (askedMeanwhile) ask();
    askedMeanwhile = false;
    if (looked !== 'partly') return;
    for (const type of ['focusout', 'pointerup']) addEventListener(type, ask, { once: true });
  }

  function open(): void {
    if (over || source || document.hidden) return;
    let opened = false;
    const here = new EventSource(`/live?${watch}&age=${Math.round(performance.now() - lookedAt)}`);
    source = here;
    here.addEventListener('change', ask);
    here.addEventListener('enough', close);
    here.addEventListener('open', () => {
      if (opened) ask();
      opened = true;
      failures = 0;
    });
    here.addEventListener('error', () => {
      // The browser itself comes back, unless it was refused.
      if (here.readyState !== EventSource.CLOSED || source !== here) return;
      close();
      setTimeout(open, Math.min(1000 * 2 ** failures++, 60_000));
    });
  }

  function close(): void {
    source?.close();
    source = null;
  }

  function end(): void {
    over = true;
    close();
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(hidden);
    if (document.hidden) {
      const patience = watch.includes('editing') ? hiddenLongEnoughWhileEditing : hiddenLongEnough;
      hidden = setTimeout(close, patience);
    } else {
      open();
      ask();
    }
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', ({ persisted }) => {
    open();
    if (persisted) ask();
  });
  setInterval(() => {
    if (source?.readyState === EventSource.OPEN) return;
    const pace = document.querySelector('[data-waiting]') ? ofMaking : ofOthers;
    if (performance.now() - lookedAt > pace) ask();
  }, ofMaking);

  // What was told is known: from now on only what is newer is news.
  document.addEventListener('click', ({ target }) => {
    const news = (target as Element).closest<HTMLElement>('#news');
    if (!news || !(target as Element).closest('a, button')) return;
    main.dataset['seen'] = news.dataset['seen'];
    news.replaceChildren();
    main.focus({ preventScroll: true });
  });
}
