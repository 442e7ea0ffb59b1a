/** Time zones by their name in the IANA database, such as `Asia/Almaty`, and what the clocks there show. */

/** What a clock and the calendar beside it show: `2026-12-01` and `18:30`. */
export interface DayAndTime {
  day: string;
  time: string;
}

const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time zone of the server. */
export function ownTimeZone(): string {
  return own;
}

/** Every time zone that one can choose, in alphabetical order. */
export function timeZones(): string[] {
  return [...Intl.supportedValuesOf('timeZone'), 'UTC'];
}

const known = new Map<string, string | null>();
/** Whatever people type: of more nothing is remembered. */
const mostRemembered = 1000;

/** The zone by the name that our clocks know it by (`asia/almaty` is `Asia/Almaty`); null where there is none. */
export function knownTimeZone(name: string): string | null {
  let zone = known.get(name);
  if (zone === undefined) {
    zone = lookedUp(name);
    if (known.size < mostRemembered) known.set(name, zone);
  }
  return zone;
}

function lookedUp(name: string): string | null {
  // A distance from UTC, such as +05:00, is a clock without a place: it would be wrong as soon as the law there changes.
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const [digits, hourCycle] = ['2-digit', 'h23'] as const;
    const time = { hour: digits, minute: digits, second: digits, hourCycle } as const;
    clock = new Intl.DateTimeFormat('en', { year: 'numeric', month: digits, day: digits, ...time, timeZone });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** What clocks in `timeZone` show at `moment`, as if it were UTC: `2026-12-01T18:30:00Z`. */
function shown(moment: Date, timeZone: string): Date {
  const parts = clockOf(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)!.value;
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return new Date(`${day}T${part('hour')}:${part('minute')}:${part('second')}Z`);
}

/** What the clocks in `timeZone` show at `moment`. */
export function dayAndTime(moment: Date, timeZone: string): DayAndTime {
  const text = shown(moment, timeZone).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The day that it is in `timeZone` at `moment`: `2026-12-01`. */
export function dayIn(timeZone: string, moment: Date): string {
  return dayAndTime(moment, timeZone).day;
}

const dayLong = 24 * 60 * 60 * 1000;

/**
 * The moment at which the clocks in `timeZone` show this day and time; null where the calendar has no such day, or the day no such
 * time. Where the clocks are put back the same time comes twice, and the second is meant: a deadline is not over as long as its time is
 * still to come on the wall. Where they are put forward over it, it counts as if they had not been: 02:30, where 03:00 follows 01:59,
 * is 03:30.
 */
export function momentAt({ day, time }: DayAndTime, timeZone: string): Date | null {
  const typed = new Date(`${day}T${time}Z`);
  if (Number.isNaN(typed.getTime()) || !typed.toISOString().startsWith(`${day}T${time}`)) return null;
  // The clocks change at most once within two days: what they differ from UTC before and after is all there is to choose from.
  const [before, after] = [-dayLong, dayLong].map((distance) => {
    const nearby = new Date(typed.getTime() + distance);
    return typed.getTime() - (shown(nearby, timeZone).getTime() - nearby.getTime());
  }) as [number, number];
  const fitting = [before, after].filter((at) => shown(new Date(at), timeZone).getTime() === typed.getTime());
  return new Date(Math.max(...(fitting.length > 0 ? fitting : [before, after])));
}
