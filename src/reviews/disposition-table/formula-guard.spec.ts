import fc from 'fast-check';
import { guardFormula, unguardFormula } from './formula-guard';

describe('a value that a spreadsheet could run', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x', "'=1", "''=1"])(
    '%j gets an apostrophe',
    (value) => {
      expect(guardFormula(value)).toBe(`'${value}`);
    },
  );

  it.each(['', 'a=1', "'quoted'", ' =1', '5-6', '“=”'])('%j is left as it is', (value) => {
    expect(guardFormula(value)).toBe(value);
    expect(unguardFormula(value)).toBe(value);
  });

  it('comes back as it was', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '＝', 'a')).map((signs) => signs.join('')),
    );
    fc.assert(fc.property(value, (text) => expect(unguardFormula(guardFormula(text))).toBe(text)));
  });
});
