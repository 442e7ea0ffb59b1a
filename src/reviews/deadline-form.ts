import type { SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';

/** A moment as two fields of a form show it, by the clock of the server. */
export interface DayAndTime {
  day: string;
  time: string;
}

/** What was typed as a day and a time, as the moment that it is by the clock of the server, or as it was typed. */
export function deadlineIn(sent: SentForm): string {
  const [day, time] = [textOf(sent, 'day'), textOf(sent, 'time')];
  const typed = `${day} ${time}`;
  const moment = new Date(`${day}T${time}`);
  const there = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(typed) && !Number.isNaN(moment.getTime());
  // Midnight that is none, such as of the 31st of February, would be another day.
  return there && dayAndTime(moment).day === day ? moment.toISOString() : typed;
}

export function dayAndTime(moment: Date): DayAndTime {
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    day: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  };
}

/** The end of the working day a week from `now`: time enough to read, and soon enough to remember. */
export function usualDeadline(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 7, 18, 0);
}
