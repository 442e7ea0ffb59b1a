import { companyColours, ownColour, ownColours, type Scheme } from '../company-colour';
import { eBookSheets } from '../templates';

/** The style sheet of a book in the colour of its company, `#rrggbb`. Devices know no custom properties: each is replaced by what it stands for. */
export function eBookStyles(colour: string | undefined): string {
  const accents = colour === undefined ? ownColours : companyColours(colour);
  const coloured = (scheme: Scheme) =>
    eBookSheets.colours.replace(/var\(--([\w-]+)\)/g, (_, name: string) => {
      if (name === 'accent') return accents[scheme].accent;
      // The cover is cloth, on whatever ground it lies.
      return name === 'cover' ? accents.light.deep : ownColour(name, scheme);
    });
  return `${eBookSheets.layout}\n${coloured('light')}\n@media (prefers-color-scheme: dark) {\n${coloured('dark')}}\n`;
}
