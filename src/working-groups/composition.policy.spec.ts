import fc from 'fast-check';
import { languages } from '../vocabulary';
import { translate } from '../platform/i18n/translate';
import { capacities, compositionFaults, groupFunctions, ruleFaults, type Rule, type Seat } from './composition.policy';

const required = (rule: Partial<Rule>): Rule => ({
  function: null,
  capacity: null,
  minimum: 1,
  force: 'required',
  ...rule,
});
const advised = (rule: Partial<Rule>): Rule => ({ ...required(rule), force: 'advised' });

/** What Etalon starts with: the group as the field describes it. */
const defaults: Rule[] = [
  required({ function: 'leader' }),
  required({ capacity: 'client-department-head' }),
  required({ capacity: 'hr-manager' }),
  required({ capacity: 'service-manager' }),
  required({ capacity: 'front-line', minimum: 2 }),
  advised({ capacity: 'marketer' }),
  advised({ function: 'auditor' }),
];

const leader: Seat = { functions: ['leader'], capacity: 'service-manager' };
const full: Seat[] = [
  leader,
  { functions: ['responsible'], capacity: 'client-department-head' },
  { functions: ['secretary'], capacity: 'hr-manager' },
  { functions: ['responsible'], capacity: 'front-line' },
  { functions: ['member'], capacity: 'front-line' },
];

const lacks = (rules: Rule[], seats: Seat[]) => {
  const { missing, advised } = compositionFaults(rules, seats);
  return { missing: missing.map(({ code }) => code), advised: advised.map(({ code }) => code) };
};

describe('the composition of a group', () => {
  it('lacks everything when it is empty', () => {
    expect(compositionFaults(defaults, [])).toEqual({
      missing: [
        { field: 'members', code: 'composition.one-leader', parameters: { present: 0 } },
        {
          field: 'members',
          code: 'composition.capacity.client-department-head',
          parameters: { minimum: 1, present: 0 },
        },
        { field: 'members', code: 'composition.capacity.hr-manager', parameters: { minimum: 1, present: 0 } },
        { field: 'members', code: 'composition.capacity.service-manager', parameters: { minimum: 1, present: 0 } },
        { field: 'members', code: 'composition.capacity.front-line', parameters: { minimum: 2, present: 0 } },
      ],
      advised: [
        { field: 'members', code: 'composition.capacity.marketer', parameters: { minimum: 1, present: 0 } },
        { field: 'members', code: 'composition.function.auditor', parameters: { minimum: 1, present: 0 } },
      ],
    });
  });

  it('is satisfied by the people the field asks for, and still shows who is advised', () => {
    expect(lacks(defaults, full)).toEqual({
      missing: [],
      advised: ['composition.capacity.marketer', 'composition.function.auditor'],
    });
  });

  it('counts how many of the needed are named', () => {
    const [missing] = compositionFaults(defaults, full.slice(0, 4)).missing;
    expect(missing).toMatchObject({ code: 'composition.capacity.front-line', parameters: { minimum: 2, present: 1 } });
    expect(translate('en', `faults.${missing!.code}`, missing!.parameters)).toBe(
      '2 front-line people are needed, 1 is named',
    );
  });

  it.each([0, 2, 3])('has exactly one leader whatever the rules say, so %i are wrong', (count) => {
    const seats = Array.from({ length: count }, () => leader);
    expect(lacks([], seats).missing).toEqual(['composition.one-leader']);
    expect(lacks([], [leader]).missing).toEqual([]);
  });

  it('can ask for a function and a capacity in one person', () => {
    const rules = [required({ function: 'leader', capacity: 'top-manager' })];
    expect(compositionFaults(rules, [leader, { functions: ['member'], capacity: 'top-manager' }]).missing).toEqual([
      {
        field: 'members',
        code: 'composition.both',
        parameters: { minimum: 1, present: 0, function: 'leader', capacity: 'top_manager' },
      },
    ]);
    expect(lacks(rules, [{ functions: ['leader', 'secretary'], capacity: 'top-manager' }]).missing).toEqual([]);
  });

  it('never gets worse by one more member who does not lead', () => {
    const seat = fc.record({
      functions: fc.uniqueArray(fc.constantFrom(...groupFunctions.slice(1)), { minLength: 1 }),
      capacity: fc.constantFrom(...capacities),
    });
    fc.assert(
      fc.property(fc.array(seat), seat, (seats, one) => {
        const before = lacks(defaults, [leader, ...seats]);
        const after = lacks(defaults, [leader, ...seats, one]);
        expect(before.missing).toEqual(expect.arrayContaining(after.missing));
        expect(before.advised).toEqual(expect.arrayContaining(after.advised));
      }),
    );
  });

  it.each(languages)('says in %s what is missing for every possible rule', (language) => {
    for (const wanted of [null, ...groupFunctions]) {
      for (const capacity of wanted ? [null, ...capacities] : capacities) {
        for (const minimum of [1, 2, 5]) {
          const { missing } = compositionFaults([required({ function: wanted, capacity, minimum })], []);
          for (const { code, parameters } of missing) {
            expect(translate(language, `faults.${code}`, parameters)).toMatch(/\p{L}{4}/u);
          }
        }
      }
    }
  });
});

describe('the rules an administrator may give', () => {
  it('are the defaults, or none', () => {
    expect(ruleFaults(defaults)).toEqual([]);
    expect(ruleFaults([])).toEqual([]);
  });

  it('are refused with everything that is wrong with them', () => {
    const rules = [
      required({}),
      required({ function: 'leader', minimum: 2 }),
      required({ capacity: 'marketer' }),
      advised({ capacity: 'marketer', minimum: 3 }),
    ];
    expect(ruleFaults(rules)).toEqual([
      { field: 'rules.0', code: 'rule-names-nobody' },
      { field: 'rules.1.minimum', code: 'out-of-range', parameters: { minimum: 1, maximum: 1 } },
      { field: 'rules.3', code: 'rule-twice' },
    ]);
  });
});
