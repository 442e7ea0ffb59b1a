import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { translate, type Parameters } from '../platform/i18n/translate';
import { projectRoot } from '../platform/project-root';
import type { Language } from '../vocabulary';
import type { Digest } from './digest';

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

export interface Writing {
  /** Whom the mail greets. */
  name: string;
  organisation: string;
  /** Address of Etalon without a trailing slash: every link in the mail begins with it. */
  address: string;
}

/** What a mail says as plain text and as HTML, which loads nothing and says the same. */
export function writtenMail(digest: Digest, writing: Writing): { text: string; html: string } {
  const view = {
    ...digest,
    ...writing,
    lines: digest.lines.map((one) => ({ ...one, url: writing.address + one.path })),
  };
  return { text: asText(view), html: asHtml(view) };
}
