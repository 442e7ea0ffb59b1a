import { editionStateOf, effectiveDateFaults } from './edition.policy';

it.each`
  effectiveDate   | approvedOn      | code
  ${'2026-11-23'} | ${'2026-11-23'} | ${null}
  ${'2026-12-01'} | ${'2026-11-23'} | ${null}
  ${'2028-11-23'} | ${'2026-11-23'} | ${null}
  ${'2026-11-22'} | ${'2026-11-23'} | ${'effective-before-approval'}
  ${'1996-12-01'} | ${'2026-11-23'} | ${'effective-before-approval'}
  ${'2028-11-24'} | ${'2026-11-23'} | ${'effective-too-late'}
  ${'9999-12-31'} | ${'2026-11-23'} | ${'effective-too-late'}
  ${'2030-02-28'} | ${'2028-02-29'} | ${null}
  ${'2030-03-01'} | ${'2028-02-29'} | ${'effective-too-late'}
`('approved on $approvedOn, in effect from $effectiveDate: $code', ({ effectiveDate, approvedOn, code }) => {
  expect(effectiveDateFaults(effectiveDate, approvedOn).map((fault) => fault.code)).toEqual(code ? [code] : []);
});

it('is frozen, then in force, then superseded', () => {
  const moment = new Date();
  expect(editionStateOf({ publishedAt: null, supersededAt: null })).toBe('frozen');
  expect(editionStateOf({ publishedAt: moment, supersededAt: null })).toBe('in-force');
  expect(editionStateOf({ publishedAt: moment, supersededAt: moment })).toBe('superseded');
});
