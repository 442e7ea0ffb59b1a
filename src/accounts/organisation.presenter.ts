import { companyColours } from '../rendering/company-colour';
import { logoPath } from '../ui/house';
import { timeZoneOf } from './house.service';
import type { OrganisationDto } from './organisation.dto';
import type { Organisation } from './organisation.entity';

export function presentOrganisation(organisation: Organisation): OrganisationDto {
  const { name, colour, logo, typeTheme, timeZone, version } = organisation;
  return {
    name,
    colour,
    accents: colour === null ? null : accentsOf(colour),
    logo: logo && {
      href: logoPath(logo),
      width: logo.width,
      height: logo.height,
      bytes: logo.bytes,
      ground: logo.ground,
    },
    typeTheme,
    timeZone,
    presentTimeZone: timeZoneOf(organisation),
    version,
  };
}

/** What a colour comes to where text must be readable in it. */
export function accentsOf(colour: string): { light: string; dark: string } {
  const { light, dark } = companyColours(colour);
  return { light: light.accent, dark: dark.accent };
}
