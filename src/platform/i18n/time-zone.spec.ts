import fc from 'fast-check';
import { dayAndTime, dayIn, knownTimeZone, momentAt, ownTimeZone, timeZones } from './time-zone';

describe('a day and a time, as typed, is the moment at which the clocks show it', () => {
  it.each([
    ['an ordinary day', 'Asia/Almaty', '2026-12-01 18:30', '2026-12-01T13:30:00Z'],
    ['in summer', 'Europe/Bratislava', '2026-07-01 18:30', '2026-07-01T16:30:00Z'],
    ['in winter', 'Europe/Bratislava', '2026-12-01 18:30', '2026-12-01T17:30:00Z'],
    ['west of UTC', 'America/St_Johns', '2026-12-01 18:30', '2026-12-01T22:00:00Z'],
    ['another day in UTC', 'Pacific/Kiritimati', '2026-12-01 06:00', '2026-11-30T16:00:00Z'],
    ['midnight', 'Europe/Istanbul', '2026-12-01 00:00', '2026-11-30T21:00:00Z'],
    ['UTC', 'UTC', '2026-12-01 18:30', '2026-12-01T18:30:00Z'],
    ['a leap day', 'UTC', '2028-02-29 12:00', '2028-02-29T12:00:00Z'],

    ['the minute before the clocks are put forward', 'Europe/Bratislava', '2027-03-28 01:59', '2027-03-28T00:59:00Z'],
    ['left out: as if they had not been', 'Europe/Bratislava', '2027-03-28 02:30', '2027-03-28T01:30:00Z'],
    ['the first that is shown afterwards', 'Europe/Bratislava', '2027-03-28 03:00', '2027-03-28T01:00:00Z'],
    ['left out at midnight', 'Africa/Cairo', '2027-04-30 00:30', '2027-04-29T22:30:00Z'],
    ['left out by half an hour', 'Australia/Lord_Howe', '2027-10-03 02:15', '2027-10-02T15:45:00Z'],
    ['a whole day left out', 'Pacific/Apia', '2011-12-30 12:00', '2011-12-30T22:00:00Z'],

    ['the minute before the clocks are put back', 'Europe/Bratislava', '2027-10-31 01:59', '2027-10-30T23:59:00Z'],
    ['shown twice: the second time', 'Europe/Bratislava', '2027-10-31 02:30', '2027-10-31T01:30:00Z'],
    ['the first that is shown once again', 'Europe/Bratislava', '2027-10-31 03:00', '2027-10-31T02:00:00Z'],
    ['twice by half an hour', 'Australia/Lord_Howe', '2027-04-04 01:45', '2027-04-03T15:15:00Z'],
    ['twice, before midnight', 'Asia/Almaty', '2024-02-29 23:30', '2024-02-29T18:30:00Z'],
  ])('%s: %s %s', (_, timeZone, typed, moment) => {
    const [day, time] = typed.split(' ') as [string, string];
    expect(momentAt({ day, time }, timeZone)?.toISOString()).toBe(new Date(moment).toISOString());
  });

  it.each([
    ['', '18:00'],
    ['2026-12-01', ''],
    ['2026-02-31', '18:00'],
    ['2027-02-29', '18:00'],
    ['2026-12-01', '24:00'],
    ['2026-12-01', '25:00'],
    ['2026-12-01', '18:60'],
    ['2026-12-01', '18'],
    ['26-12-01', '18:00'],
    ['tomorrow', 'noon'],
  ])('there is no %s %s', (day, time) => {
    expect(momentAt({ day, time }, 'Europe/Bratislava')).toBeNull();
  });

  it('of every minute in every zone, and back again', () => {
    const minute = 60_000;
    const from = Date.parse('2000-01-01T00:00:00Z') / minute;
    const to = Date.parse('2040-01-01T00:00:00Z') / minute;
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...timeZones()), (minutes, timeZone) => {
        const moment = new Date(minutes * minute);
        const shown = dayAndTime(moment, timeZone);
        const typed = momentAt(shown, timeZone)!;
        // Where the clocks show the same twice it may be the later one, which they show the same at.
        expect(dayAndTime(typed, timeZone)).toEqual(shown);
        expect([0, 30 * minute, 60 * minute, 120 * minute]).toContain(typed.getTime() - moment.getTime());
      }),
      { numRuns: 2000 },
    );
  });
});

it('a day begins when it begins there', () => {
  const moment = new Date('2026-11-30T20:00:00Z');
  expect(['Asia/Almaty', 'Europe/Istanbul', 'Europe/Bratislava', 'UTC'].map((zone) => dayIn(zone, moment))).toEqual([
    '2026-12-01',
    '2026-11-30',
    '2026-11-30',
    '2026-11-30',
  ]);
});

describe('a time zone', () => {
  it.each([
    ['Asia/Almaty', 'Asia/Almaty'],
    ['asia/almaty', 'Asia/Almaty'],
    ['UTC', 'UTC'],
    ['Mars/Olympus', null],
    ['Almaty', null],
    ['+05:00', null],
    ['', null],
    [' Asia/Almaty', null],
  ])('%j is %j', (name, zone) => {
    expect(knownTimeZone(name)).toBe(zone);
  });

  it('that one can choose is one', () => {
    expect(timeZones().length).toBeGreaterThan(300);
    for (const zone of timeZones()) expect(knownTimeZone(zone)).toBe(zone);
    expect(knownTimeZone(ownTimeZone())).toBe(ownTimeZone());
  });
});
