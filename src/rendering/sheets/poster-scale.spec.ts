import { posterScale } from './poster-scale';

const clause = (title: string) => ({ title, jobRoles: null, measure: null, say: null });

describe('posterScale', () => {
  it.each([
    ['one clause is set as large as it gets', 1, 40, 1.7],
    ['six short ones too', 6, 40, 1.45],
    ['twelve are set smaller', 12, 40, 1],
    ['sixty as small as can be read: they go on on another sheet', 60, 40, 0.6],
    ['so do a few very long ones', 10, 1000, 0.6],
  ])('%s', (_, count, letters, scale) => {
    const clauses = Array.from({ length: count }, () => clause('w'.repeat(letters)));
    expect(posterScale('Section', null, clauses)).toBe(scale);
  });

  it('gives way to what else is on the sheet', () => {
    const clauses = Array.from({ length: 6 }, () => clause('w'.repeat(40)));
    const said = clauses.map((one) => ({ ...one, measure: 'm'.repeat(60), say: 's'.repeat(60), jobRoles: 'r' }));
    const scale = posterScale('Section', null, clauses);
    expect(posterScale('Section', null, said)).toBeLessThan(scale);
    expect(posterScale('Section', 'i'.repeat(300), clauses)).toBeLessThan(scale);
    expect(posterScale('S'.repeat(200), null, clauses)).toBeLessThan(scale);
  });
});
