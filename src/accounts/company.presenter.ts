import { longMoment } from '../platform/i18n/format';
import { ownTimeZone, timeZones } from '../platform/i18n/time-zone';
import { translate } from '../platform/i18n/translate';
import type { FormView } from '../ui/form';
import { presentLogo } from '../ui/house';
import { fieldsOf } from '../ui/own-fields';
import { typeThemes, type Language } from '../vocabulary';
import { timeZoneOf } from './house.service';
import type { Organisation } from './organisation.entity';
import { accentsOf } from './organisation.presenter';

/** How it stands with the forms of the company. */
export interface CompanyState {
  /** The company as somebody else has saved it meanwhile. */
  stale?: boolean;
  /** The colour that is shown and not saved; null for Etalon's own. */
  tried?: string | null;
}

/** The company in the settings: its name and clock, its logo and colour, and how these look. */
export function presentCompany(
  organisation: Organisation,
  language: Language,
  form: FormView,
  { stale = false, tried }: CompanyState,
) {
  const { name, colour, logo, typeTheme, version } = organisation;
  const field = fieldsOf(form);
  const label = (key: string) => translate(language, key);
  const zone = field('company-timeZone', organisation.timeZone ?? '', label('pages.house.timeZone'));
  return {
    saved: name,
    version,
    stale: stale ? saidOf(organisation, language) : null,
    name: field('company-name', name, label('pages.settings.name')),
    timeZone: { ...zone, groups: zoneGroups(zone.value, language) },
    now: longMoment(new Date(), language, timeZoneOf(organisation)),
    colour: field('company-colour', colour ?? '', label('pages.house.colour')),
    tried: tried !== undefined,
    made: madeOf(tried === undefined ? colour : tried, language),
    types: typesOf(field('company-typeTheme', typeTheme, label('pages.house.type')).value, language),
    logo: logo && presentLogo(logo),
    small: logo && Math.max(logo.width / 2, logo.height) < sharpHeight ? logo : null,
    logoFault: form.faults['company-logo'] ?? null,
  };
}

/** Pixels of height, for twice the width, with which a cover shows a logo sharp. */
const sharpHeight = 150;

/** The ways to set documents, each with what it is called and what it is for. */
function typesOf(chosen: string, language: Language) {
  return typeThemes.map((theme) => ({
    theme,
    chosen: theme === chosen,
    label: translate(language, `pages.house.typeName.${theme}`),
    about: translate(language, `pages.house.typeFor.${theme}`),
  }));
}

function saidOf({ name, colour, typeTheme, timeZone }: Organisation, language: Language): string {
  const said = [
    [translate(language, 'pages.settings.name'), name],
    [
      translate(language, 'pages.house.timeZone'),
      timeZone ?? translate(language, 'pages.house.server', { zone: ownTimeZone() }),
    ],
    [translate(language, 'pages.house.colour'), colour ?? translate(language, 'pages.house.ownColours')],
    [translate(language, 'pages.house.type'), translate(language, `pages.house.typeName.${typeTheme}`)],
  ].map((pair) => pair.join(': '));
  return translate(language, 'pages.house.stale', { saved: said.join('; ') });
}

/** What a colour comes to, and why it is another where it is. */
function madeOf(colour: string | null, language: Language) {
  if (colour === null) return null;
  const { light, dark } = accentsOf(colour);
  const told = (accent: string, same: string, other: string) => ({
    accent,
    words: translate(language, accent === colour ? same : other, { colour, accent }),
  });
  return {
    colour,
    light: told(light, 'pages.house.lightSame', 'pages.house.darkened'),
    dark: told(dark, 'pages.house.darkSame', 'pages.house.lightened'),
  };
}

interface ZoneGroup {
  label: string;
  options: { value: string; label: string; chosen: boolean }[];
}

/** The parts of the world after which zones are named. */
const regions = [
  ...['Africa', 'America', 'Antarctica', 'Arctic', 'Asia'],
  ...['Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'],
];

/** Every zone under the part of the world it is in; before them the server's, UTC, and one that was chosen by another of its names. */
function zoneGroups(chosen: string, language: Language): ZoneGroup[] {
  const offsets = offsetsOf(new Date());
  const option = (value: string, label: string) => ({ value, label, chosen: value === chosen });
  const named = (zone: string) => {
    const place = zone
      .slice(zone.indexOf('/') + 1)
      .replaceAll('_', ' ')
      .replaceAll('/', ' / ');
    return option(zone, `${place} (${offsets.get(zone)})`);
  };
  const zonesOf = (region: string) => timeZones().filter((zone) => zone.startsWith(`${region}/`));
  const others = chosen !== '' && chosen !== 'UTC' && !offsets.has(chosen) ? [option(chosen, chosen)] : [];
  const server = option('', translate(language, 'pages.house.server', { zone: ownTimeZone() }));
  return [
    { label: 'UTC', options: [server, option('UTC', 'UTC'), ...others] },
    ...regions.map((region) => ({
      label: translate(language, `pages.house.regions.${region}`),
      options: zonesOf(region).map(named),
    })),
  ];
}

let shownOffsets: { day: string; offsets: Map<string, string> } | null = null;

/** How far every zone is from UTC at a moment, such as `GMT+5`. It takes long enough to be found out once a day only. */
function offsetsOf(moment: Date): Map<string, string> {
  const day = moment.toISOString().slice(0, 10);
  if (shownOffsets?.day !== day) {
    const offsetOf = (timeZone: string) =>
      new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
        .formatToParts(moment)
        .find(({ type }) => type === 'timeZoneName')!.value;
    shownOffsets = { day, offsets: new Map(timeZones().map((zone) => [zone, offsetOf(zone)])) };
  }
  return shownOffsets.offsets;
}
