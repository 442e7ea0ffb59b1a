import { Invalid } from '../../errors';
import { languages } from '../../vocabulary';
import { translate } from '../i18n/translate';
import {
  ChoiceField,
  ChoiceListField,
  ColourField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  IdListField,
  KeyField,
  KeyListField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  TextListField,
  TimeZoneField,
  WholeNumberField,
} from './fields';
import { validationPipe } from './validation';

class Part {
  @TextField({ maximum: 5 }) name!: string;
}

class Whole {
  @TextField({ maximum: 5, optional: true }) text?: string;
  @TextField({ minimum: 3, maximum: 5, optional: true }) long?: string;
  @TextField({ maximum: 5, optional: true, nullable: true }) nullable?: string | null;
  @KeyField({ optional: true }) key?: string;
  @KeyListField({ optional: true }) keys?: string[];
  @TextListField({ optional: true, maximum: 2, maximumLength: 5 }) texts?: string[];
  @EmailField({ optional: true }) email?: string;
  @WholeNumberField({ optional: true, minimum: 1, maximum: 5 }) number?: number;
  @IdField({ optional: true }) id?: number;
  @IdListField({ optional: true, minimum: 1 }) ids?: number[];
  @FlagField({ optional: true }) flag?: boolean;
  @ChoiceField(['red', 'blue'], { optional: true }) colour?: string;
  @ChoiceListField(['red', 'blue'], { optional: true }) colours?: string[];
  @MomentField({ optional: true }) moment?: Date;
  @DayField({ optional: true }) day?: string;
  @ColourField({ optional: true, nullable: true }) paint?: string | null;
  @TimeZoneField({ optional: true, nullable: true }) zone?: string | null;
  @ObjectField(() => Part, { optional: true }) part?: Part;
  @ObjectListField(() => Part, { optional: true, maximum: 2 }) parts?: Part[];
}

const pipe = validationPipe();

async function faultsOf(body: object) {
  try {
    await pipe.transform(body, { type: 'body', metatype: Whole });
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.faults;
  }
}

describe('a field', () => {
  it.each([
    [{ text: 7 }, 'text', 'not-text'],
    [{ text: null }, 'text', 'not-text'],
    [{ text: '   ' }, 'text', 'required'],
    [{ text: 'too long' }, 'text', 'too-long'],
    [{ long: 'ab' }, 'long', 'too-short'],
    [{ key: 'No Key' }, 'key', 'not-a-key'],
    [{ keys: 'one' }, 'keys', 'not-a-list'],
    [{ keys: ['one', 'one'] }, 'keys', 'duplicate'],
    [{ keys: ['ONE'] }, 'keys', 'not-a-key'],
    [{ texts: ['a', 'b', 'c'] }, 'texts', 'too-many'],
    [{ texts: [1] }, 'texts', 'not-text'],
    [{ texts: ['too long'] }, 'texts', 'too-long'],
    [{ email: 'nobody' }, 'email', 'not-an-email'],
    [{ number: 'two' }, 'number', 'not-a-whole-number'],
    [{ number: 1.5 }, 'number', 'not-a-whole-number'],
    [{ number: 6 }, 'number', 'out-of-range'],
    [{ id: 0 }, 'id', 'out-of-range'],
    [{ id: 2 ** 40 }, 'id', 'out-of-range'],
    [{ ids: [] }, 'ids', 'too-few'],
    [{ ids: [1.5] }, 'ids', 'not-a-whole-number'],
    [{ ids: [-1] }, 'ids', 'out-of-range'],
    [{ flag: 'yes' }, 'flag', 'not-true-or-false'],
    [{ colour: 'green' }, 'colour', 'not-one-of'],
    [{ colours: ['red', 'green'] }, 'colours', 'not-one-of'],
    [{ moment: 'tomorrow' }, 'moment', 'not-a-moment'],
    [{ moment: '2026-13-40T00:00:00Z' }, 'moment', 'not-a-moment'],
    [{ day: '2026-02-30' }, 'day', 'not-a-day'],
    [{ day: '2026-02-01T00:00:00Z' }, 'day', 'not-a-day'],
    [{ paint: 'blue' }, 'paint', 'not-a-colour'],
    [{ paint: '#12345' }, 'paint', 'not-a-colour'],
    [{ paint: '#1234567' }, 'paint', 'not-a-colour'],
    [{ paint: 0x123456 }, 'paint', 'not-text'],
    [{ zone: 'Mars/Olympus' }, 'zone', 'not-a-time-zone'],
    [{ zone: '+05:00' }, 'zone', 'not-a-time-zone'],
    [{ zone: 5 }, 'zone', 'not-text'],
    [{ part: 7 }, 'part', 'not-an-object'],
    [{ part: {} }, 'part.name', 'required'],
    [{ parts: [{ name: 'one' }, { name: 'too long' }] }, 'parts.1.name', 'too-long'],
    [{ stranger: 1 }, 'stranger', 'unexpected-field'],
  ])('in %j is refused: %s %s', async (body, field, code) => {
    const faults = await faultsOf(body);
    expect(faults).toEqual([expect.objectContaining({ field, code })]);
    for (const language of languages) {
      expect(translate(language, `faults.${code}`, faults[0]!.parameters)).toBeTruthy();
    }
  });

  it.each([
    {},
    { text: ' ok ' },
    { nullable: null },
    { key: 'a-1' },
    { number: 5 },
    { moment: '2026-12-01T18:00:00Z' },
    { day: '2028-02-29' },
    { paint: ' #1D4F91 ' },
    { paint: null, zone: null },
    { zone: 'asia/almaty' },
    { zone: 'UTC' },
    { part: { name: 'one' } },
  ])('in %j is accepted', async (body) => {
    expect(await faultsOf(body)).toEqual([]);
  });
});
