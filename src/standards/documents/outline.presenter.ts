import { picturesIn } from '../../rendering/markdown';
import { plainText } from '../../rendering/plain-text';
import { translate } from '../../platform/i18n/translate';
import type { SentForm } from '../../ui/form';
import { textOf } from '../../ui/form-values';
import type { Language } from '../../vocabulary';
import { looks, roles, type Look, type Outline, type OutlinePart, type Role } from './outline';
import { placesIn, proposedRoles, rolesOf, type Choices } from './outline-roles';
import type { Before } from './outline-standard';

/** Fields of the form in which people say what becomes of the parts of a document. */
export const lookField = (look: Look) => `look-${look}`;
export const placeField = (at: number) => `place-${at}`;

/** What was chosen; what is no choice is none. */
export function choicesIn(sent: SentForm): Choices & { before: Before } {
  const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);
  const all = looks.flatMap((look): [Look, Role][] => {
    const role = textOf(sent, lookField(look));
    return isRole(role) ? [[look, role]] : [];
  });
  const single = Object.keys(sent).flatMap((field): [number, Role][] => {
    const at = /^place-(\d{1,6})$/.exec(field)?.[1];
    const role = textOf(sent, field);
    return at !== undefined && isRole(role) ? [[Number(at), role]] : [];
  });
  const before = textOf(sent, 'before') === 'out' ? 'out' : 'introduction';
  return { all: new Map(all), single: new Map(single), before };
}

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

/** The document as people place it: how each look is understood, then one by one whatever seems to begin something. */
export function presentOutline(outline: Outline, choices: Choices & { before: Before }, language: Language) {
  const say = (key: string, parameters = {}) => translate(language, `pages.placing.${key}`, parameters);
  const proposed = proposedRoles(outline);
  const chosen = rolesOf(outline, choices);
  const words = Object.fromEntries(
    roles.map((role) => [role, translate(language, `pages.placing.role.${role}`)]),
  ) as Record<Role, string>;
  const listed = placesIn(outline);
  const roleOfAll = (look: Look) => choices.all.get(look) ?? proposed.get(look)!;
  return {
    looks: looks
      .filter((look) => look !== 'text' && proposed.has(look))
      .map((look) => {
        const parts = outline.parts.filter((part) => part.look === look);
        return {
          field: lookField(look),
          label: lookWord(look, language),
          count: parts.length,
          example: excerpt(parts[0]!.words),
          options: roles.map((role): Option => ({ value: role, label: words[role], chosen: role === roleOfAll(look) })),
        };
      }),
    places: listed.map((at, index) => {
      const { look, words: title } = outline.parts[at]!;
      const own = choices.single.get(at);
      return {
        field: placeField(at),
        title: excerpt(title),
        look: lookWord(look, language),
        role: chosen[at],
        beneath: excerpt(beneath(outline.parts, at, listed[index + 1])),
        options: [
          { value: '', label: say('asAll', { role: words[roleOfAll(look)] }), chosen: own === undefined },
          ...roles.map((role): Option => ({ value: role, label: words[role], chosen: role === own })),
        ],
      };
    }),
    foreword: forewordOf(outline, chosen, choices.before),
    pictures: picturesBySpot(outline.parts, chosen),
  };
}

function lookWord(look: Look, language: Language): string {
  const [kind, level] = look.split('-');
  return translate(language, `pages.placing.look.${kind!}`, { level: Number(level ?? 0) });
}

const longestExcerpt = 140;

function excerpt(words: string): string {
  const letters = [...words];
  return letters.length > longestExcerpt ? `${letters.slice(0, longestExcerpt - 1).join('')}…` : words;
}

function beneath(parts: OutlinePart[], at: number, next = parts.length): string {
  return textIn(parts.slice(at + 1, next));
}

function textIn(parts: OutlinePart[]): string {
  let text = '';
  for (const part of parts) {
    if (text.length > longestExcerpt) break;
    text = `${text} ${part.words || plainText(part.text).text}`.trim();
  }
  return text;
}

/** What stands before the first section or clause; null when nothing does. */
function forewordOf({ parts }: Outline, chosen: Role[], before: Before) {
  const first = chosen.findIndex((role) => role === 'section' || role === 'clause');
  const end = first < 0 ? parts.length : first;
  const text = textIn(parts.filter((_, at) => at < end && chosen[at] === 'text'));
  return text === '' ? null : { text: excerpt(text), out: before === 'out' };
}

/** Pictures by the section or clause that they stand in: those that come along, and how many do not. */
function picturesBySpot(parts: OutlinePart[], chosen: Role[]) {
  const taken: { under: string; name: string; alt: string }[] = [];
  const left: { under: string; count: number }[] = [];
  let under = '';
  parts.forEach(({ words, text, pictures }, at) => {
    if (chosen[at] === 'section' || chosen[at] === 'clause') under = excerpt(words);
    if (chosen[at] !== 'out') taken.push(...picturesIn(text).map(({ name, alt }) => ({ under, name, alt })));
    if (pictures === 0) return;
    if (left.at(-1)?.under === under) left.at(-1)!.count += pictures;
    else left.push({ under, count: pictures });
  });
  return { taken, left };
}
