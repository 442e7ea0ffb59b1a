/**
 * waiting: to be sent, perhaps once more · sent: the mail server has it · kept: in the outbox of a trial ·
 * empty: nothing was left that the person may be told · refused: the mail server will never take it · given-up: tried for days
 */
export const mailStates = ['waiting', 'sent', 'kept', 'empty', 'refused', 'given-up'] as const;
export type MailState = (typeof mailStates)[number];

const minute = 60_000;

/** An attempt that has not ended by then is taken for dead; the transport gives up long before. */
export const attemptLimit = 5 * minute;

/** As long as mail servers themselves try (RFC 5321, 4.5.4.1). */
export const tryingLimit = 5 * 24 * 60 * minute;

/** Milliseconds until the next attempt, after `attempts` have failed: 1, 2, 4, 8 minutes, then every quarter of an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(2 ** (attempts - 1), 15) * minute;
}
