import { lastMorning } from './notification.policy';

it.each([
  ['the same day', '2026-12-01T05:30:00Z', 'Asia/Almaty', '2026-12-01T02:00:00Z'],
  ['on the minute', '2026-12-01T02:00:00Z', 'Asia/Almaty', '2026-12-01T02:00:00Z'],
  ['a minute before: the day before', '2026-12-01T01:59:00Z', 'Asia/Almaty', '2026-11-30T02:00:00Z'],
  ['when it is tomorrow there', '2026-11-30T22:00:00Z', 'Pacific/Kiritimati', '2026-11-30T17:00:00Z'],
  ['in summer', '2026-07-01T12:00:00Z', 'Europe/Bratislava', '2026-07-01T05:00:00Z'],
  ['before the first morning of summer time', '2027-03-28T04:00:00Z', 'Europe/Bratislava', '2027-03-27T06:00:00Z'],
])('the last morning, %s', (_, now, timeZone, morning) => {
  expect(lastMorning(new Date(now), timeZone)).toEqual(new Date(morning));
});
