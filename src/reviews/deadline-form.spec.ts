import { dayAndTime, deadlineIn, usualDeadline } from './deadline-form';

describe('a deadline as it is typed', () => {
  it('is a moment by the clock of the server', () => {
    const moment = new Date(2026, 11, 1, 18, 30);
    expect(dayAndTime(moment)).toEqual({ day: '2026-12-01', time: '18:30' });
    expect(deadlineIn({ ...dayAndTime(moment) })).toBe(moment.toISOString());
  });

  it.each([
    { day: '', time: '18:00' },
    { day: '2026-12-01', time: '' },
    { day: '2026-02-31', time: '18:00' },
    { day: '2026-12-01', time: '25:00' },
    { day: 'tomorrow', time: 'noon' },
  ])('is left to be refused: $day $time', (sent) => {
    expect(deadlineIn(sent)).toBe(`${sent.day} ${sent.time}`);
  });

  it('is a week from now unless told', () => {
    expect(usualDeadline(new Date(2026, 11, 28, 9, 15))).toEqual(new Date(2027, 0, 4, 18, 0));
  });
});
