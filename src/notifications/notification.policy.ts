import { dayIn, momentAt } from '../platform/i18n/time-zone';

export const notificationKinds = [
  'asked-to-review',
  'review-extended',
  'review-closing',
  'comment-answered',
  'comment-replied',
  'answer-objected',
  'mentioned',
  'comments-to-answer',
  'asked-to-approve',
  'returned',
  'to-publish',
  'published',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const frequencies = ['at-once', 'daily', 'never'] as const;
export type Frequency = (typeof frequencies)[number];

const hour = 3_600_000;

/** Nobody gets more than one mail in this time, but for what is urgent. */
export const mailInterval = hour;

/** What could not be mailed for this long is told no more: it is news no longer. */
export const newsLimit = 5 * 24 * hour;

const day = 24 * hour;

/** A review that closes within a day leaves no time to wait for a digest. */
export function closesSoon(deadline: Date, now: Date): boolean {
  return deadline.getTime() - now.getTime() <= day;
}

/** Until when a deadline is near, as seen from `now`. */
export function nearUntil(now: Date): Date {
  return new Date(now.getTime() + day);
}

/** The last morning before `now`, at which daily mails are made: 07:00 by the clocks of `timeZone`, before work begins. */
export function lastMorning(now: Date, timeZone: string): Date {
  const morningOf = (moment: Date) => momentAt({ day: dayIn(timeZone, moment), time: '07:00' }, timeZone)!;
  const morning = morningOf(now);
  return morning <= now ? morning : morningOf(new Date(now.getTime() - day));
}
