import { Transform, Type } from 'class-transformer';
import type { Actor } from '../accounts/actor';
import { ChoiceField, TextField, WholeNumberField } from '../platform/http/fields';
import { translate } from '../platform/i18n/translate';
import type { Outline } from '../standards/draft-reading.service';
import type { Language } from '../vocabulary';
import { commentTypeNames } from './comment-form';
import { commentTypes, type CommentType } from './comment.policy';
import type { CommentFilter } from './comments.service';

export const shows = ['open', 'answered', 'objected', 'mine', 'all'] as const;
export type Show = (typeof shows)[number];

/** What a form sends for "any". */
const emptyAsAny = () => Transform(({ value }) => (value === '' ? undefined : (value as unknown)));

/** Which comments of a draft are listed; as an address it can be kept and passed on. */
export class InboxQuery {
  @ChoiceField(shows, { optional: true }) show?: Show;
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 0 }) section?: number;
  @emptyAsAny() @ChoiceField(commentTypes, { optional: true }) type?: CommentType;
  @emptyAsAny() @ChoiceField(['orphaned'] as const, { optional: true }) passage?: 'orphaned';
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 0 }) after?: number;
  /** After several were answered: how many, and which were left. */
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 0 }) done?: number;
  @TextField({ optional: true, maximum: 2000 }) left?: string;
}

export function filterOf({ show = 'open', section, type, passage }: InboxQuery, actor: Actor): CommentFilter {
  return {
    ...(section && { sectionId: section }),
    ...(type && { type }),
    ...(passage && { orphaned: true }),
    ...(show === 'open' && { open: true }),
    ...(show === 'answered' && { open: false }),
    ...(show === 'objected' && { objected: true }),
    ...(show === 'mine' && { authorId: actor.id }),
  };
}

/** The list as it was asked for; only what follows the path when there is no draft to name. */
export function inboxPath(
  draftId: number | '',
  { show, section, type, passage, after, done, left }: InboxQuery,
): string {
  const query = new URLSearchParams({
    ...(show && { show }),
    ...(section && { section: String(section) }),
    ...(type && { type }),
    ...(passage && { passage }),
    ...(after && { after: String(after) }),
    ...(done !== undefined && { done: String(done) }),
    ...(left && { left }),
  }).toString();
  return `${draftId === '' ? '' : `/drafts/${draftId}/comments`}${query && `?${query}`}`;
}

/** What the list can be narrowed down to. */
export function presentFilters({ section, type, passage }: InboxQuery, outline: Outline, language: Language) {
  const whole = { value: '', label: translate(language, 'pages.comments.wholeText'), chosen: !section };
  const sections = outline.sections.map(({ id, number, title }) => ({
    value: String(id),
    label: `${number} ${title}`,
    chosen: id === section,
  }));
  const anyType = { value: '', label: translate(language, 'threads.filter.anyType'), chosen: !type };
  const types = commentTypes.map((value) => ({
    value,
    label: translate(language, commentTypeNames[value]),
    chosen: value === type,
  }));
  return {
    sections: sections.length > 1 ? [whole, ...sections] : null,
    types: [anyType, ...types],
    orphaned: passage === 'orphaned',
  };
}

/** Those that were left when several were answered. */
export function leftIn({ left = '' }: InboxQuery): number[] {
  return left
    .split(',')
    .filter((id) => /^[1-9]\d{0,8}$/.test(id))
    .map(Number);
}
