import { verdictOf, type Verdict } from './verification.policy';

const today = '2027-03-01';

it.each<[boolean, string, boolean, Verdict]>([
  [true, '2027-02-28', true, 'in-force'],
  [true, '2027-03-01', true, 'in-force'],
  [true, '2027-03-02', true, 'announced'],
  [false, '2027-02-28', true, 'superseded'],
  [false, '2027-03-02', true, 'superseded'],
  [false, '2027-02-28', false, 'withdrawn'],
])('in force %s, from %s, continued %s: %s', (inForce, effectiveDate, continued, verdict) => {
  expect(verdictOf({ inForce, effectiveDate, continued }, today)).toBe(verdict);
});
