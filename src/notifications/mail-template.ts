import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { translate, type Parameters } from '../platform/i18n/translate';
import { projectRoot } from '../platform/project-root';
import type { MailMessage } from '../platform/mail/mail-transport';
import { companyColours, ownColours } from '../rendering/company-colour';
import { fitted } from '../ui/house';
import type { Language } from '../vocabulary';
import type { Digest } from './digest';
import type { Letterhead } from './letterheads.service';

interface Call {
  hash: Parameters;
  data: { root: { language: Language } };
}

const handlebars = Handlebars.create();
handlebars.registerHelper('t', (key: string, { hash, data }: Call) => translate(data.root.language, key, hash));

function template(name: string, noEscape: boolean) {
  const source = readFileSync(join(projectRoot, 'templates', 'mail', name), 'utf8');
  return handlebars.compile(source, { strict: true, knownHelpersOnly: true, knownHelpers: { t: true }, noEscape });
}

const asText = template('digest.text.hbs', true);
const asHtml = template('digest.html.hbs', false);

export interface Writing extends Letterhead {
  /** Whom the mail greets. */
  name: string;
  /** Address of Etalon without a trailing slash: every link in the mail begins with it. */
  address: string;
}

/** Pixels that a logo has at the head of a mail. */
const head = { width: 180, height: 44 };

type WrittenMail = Pick<MailMessage, 'text' | 'html' | 'pictures'>;

/** What a mail says as plain text and as HTML, which loads nothing and says the same. */
export function writtenMail(digest: Digest, { name, house, logo, address }: Writing): WrittenMail {
  const view = {
    ...digest,
    ...{ name, organisation: house.name, address },
    colours: house.colour === null ? ownColours : companyColours(house.colour),
    logo: house.logo && logo && { ...fitted(house.logo, head), ground: house.logo.ground },
    lines: digest.lines.map((one) => ({ ...one, url: address + one.path })),
  };
  const pictures = view.logo && logo ? [{ id: 'logo', name: 'logo.png', content: logo }] : [];
  return { text: asText(view), html: asHtml(view), pictures };
}
