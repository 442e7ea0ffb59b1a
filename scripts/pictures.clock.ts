/** The day on which pictures are taken, whenever they are. */
const pretended = Date.UTC(2026, 10, 20);
const day = 24 * 3600 * 1000;
/** Every moment of a picture: whether it took a second or a minute to come there is no matter. */
const hourOfDay = 10 * 3600 * 1000;

/**
 * From now on, what happens is written as of one fixed day, so that pictures differ only where pages do. Nothing else knows of it:
 * the database and all that is decided keep the real time.
 * @returns what sets the clock going again
 */
export function stopTheClock(): () => void {
  const shift = pretended - Math.floor(Date.now() / day) * day;
  const prototype = Intl.DateTimeFormat.prototype;
  const original = Object.getOwnPropertyDescriptor(prototype, 'format')!;
  Object.defineProperty(prototype, 'format', {
    ...original,
    get(this: Intl.DateTimeFormat) {
      const format = original.get!.call(this) as (date?: Date | number) => string;
      return (date: Date | number = Date.now()) => format(shown(Number(date) + shift));
    },
  });
  return () => Object.defineProperty(prototype, 'format', original);
}

/** A calendar date is midnight and stays it. */
function shown(moment: number): number {
  const midnight = Math.floor(moment / day) * day;
  return moment === midnight ? moment : midnight + hourOfDay;
}
