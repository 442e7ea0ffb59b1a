import {
  ChoiceField,
  ColourField,
  ObjectField,
  TextField,
  TimeZoneField,
  WholeNumberField,
} from '../platform/http/fields';
import { logoGrounds, typeThemes, type LogoGround, type TypeTheme } from '../vocabulary';

const name = { maximum: 200, example: 'Торговый дом «Норд»' };
const colour = { nullable: true, description: "The company's colour; null for Etalon's own." };
const typeTheme = {
  description: 'How documents are set: `book` with a serif for what is read, `plain` in one sans throughout.',
};
const timeZone = {
  nullable: true,
  description:
    "By whose clock days and times are shown and typed, by its name in the IANA database; null for the server's.",
};

/** What is left out stays as it is. */
export class OrganisationChangeDto {
  @TextField({ ...name, optional: true }) name?: string;
  @ColourField({ ...colour, optional: true }) colour?: string | null;
  @ChoiceField(typeThemes, { ...typeTheme, optional: true }) typeTheme?: TypeTheme;
  @TimeZoneField({ ...timeZone, optional: true }) timeZone?: string | null;
}

export class LogoDto {
  @TextField({ maximum: 200, example: '/assets/house/0a1b….png', description: 'Public; it changes with the picture.' })
  href!: string;
  @WholeNumberField({ minimum: 1, example: 640 }) width!: number;
  @WholeNumberField({ minimum: 1, example: 240 }) height!: number;
  @WholeNumberField({ minimum: 1, example: 9_120 }) bytes!: number;
  @ChoiceField(logoGrounds, { description: 'What it must stand on to be seen; `own`: it brings that along.' })
  ground!: LogoGround;
}

export class AccentsDto {
  @ColourField({ description: 'On light pages and in documents.' }) light!: string;
  @ColourField({ description: 'On dark pages.', example: '#87b3bf' }) dark!: string;
}

export class OrganisationDto {
  @TextField(name) name!: string;
  @ColourField(colour) colour!: string | null;
  @ObjectField(() => AccentsDto, {
    nullable: true,
    description: 'What the colour comes to, as much darker or lighter as text in it needs to be read.',
  })
  accents!: AccentsDto | null;
  @ObjectField(() => LogoDto, { nullable: true }) logo!: LogoDto | null;
  @ChoiceField(typeThemes, typeTheme) typeTheme!: TypeTheme;
  @TimeZoneField(timeZone) timeZone!: string | null;
  @TimeZoneField({ description: 'The one that holds.' }) presentTimeZone!: string;
  @WholeNumberField({ minimum: 1, example: 1 }) version!: number;
}
