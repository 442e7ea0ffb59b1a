import { dayAndTime, dayIn, momentAt, type DayAndTime } from '../platform/i18n/time-zone';
import type { SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';

/** What was typed as a day and a time, as the moment at which the clocks of `timeZone` show it, or as it was typed. */
export function deadlineIn(sent: SentForm, timeZone: string): string {
  const [day, time] = [textOf(sent, 'day'), textOf(sent, 'time')];
  return momentAt({ day, time }, timeZone)?.toISOString() ?? `${day} ${time}`;
}

/** The end of the working day a week from `now`, by the clocks of `timeZone`: time enough to read, and soon enough to remember. */
export function usualDeadline(now: Date, timeZone: string): DayAndTime {
  const day = new Date(dayIn(timeZone, now));
  day.setUTCDate(day.getUTCDate() + 7);
  return { ...dayAndTime(day, 'UTC'), time: '18:00' };
}
