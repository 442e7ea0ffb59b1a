import { dayAndTime } from '../platform/i18n/time-zone';
import { deadlineIn, usualDeadline } from './deadline-form';

describe('a deadline as it is typed', () => {
  it.each(['Asia/Almaty', 'Europe/Bratislava', 'UTC'])('is a moment by the clocks of %s', (timeZone) => {
    const moment = new Date('2026-12-01T13:30:00Z');
    expect(deadlineIn({ ...dayAndTime(moment, timeZone) }, timeZone)).toBe(moment.toISOString());
  });

  it.each([
    { day: '', time: '18:00' },
    { day: '2026-12-01', time: '' },
    { day: '2026-02-31', time: '18:00' },
    { day: '2026-12-01', time: '25:00' },
    { day: 'tomorrow', time: 'noon' },
  ])('is left to be refused: $day $time', (sent) => {
    expect(deadlineIn(sent, 'Asia/Almaty')).toBe(`${sent.day} ${sent.time}`);
  });

  it('is a week from now unless told, by the day that it is there', () => {
    const now = new Date('2026-12-28T20:15:00Z');
    expect(usualDeadline(now, 'Asia/Almaty')).toEqual({ day: '2027-01-05', time: '18:00' });
    expect(usualDeadline(now, 'Europe/Bratislava')).toEqual({ day: '2027-01-04', time: '18:00' });
  });
});
