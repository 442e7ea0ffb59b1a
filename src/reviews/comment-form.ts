import { translate } from '../platform/i18n/translate';
import type { Participation } from '../standards/participation';
import { normaliseMarkdown } from '../standards/clause-text.normalisation';
import { readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import type { Language } from '../vocabulary';
import type { AnchoringState } from './anchors/anchoring';
import { passageAt } from './anchors/passage';
import { passageFrom } from './anchors/passage-choices';
import { plainText, type Range } from './anchors/plain-text';
import type { NewComment } from './commenting.service';
import { commentTypes, type CommentType } from './comment.policy';
import { NewCommentDto, NewReplyDto } from './comments.dto';

/** The messages that name the types of comments. */
export const commentTypeNames: Record<CommentType, string> = {
  general: 'pages.comments.general',
  technical: 'pages.comments.technical',
  editorial: 'pages.comments.editorial',
};

/** The messages that tell what became of a passage which does not stand as it was. */
export const passageStateNames: Record<Exclude<AnchoringState, 'same'>, string> = {
  changed: 'pages.passages.state.changed',
  moved: 'pages.passages.state.moved',
  orphaned: 'pages.passages.state.orphaned',
};

/** The types as the form offers them. */
export const commentTypeChoices = commentTypes.map((key) => ({ key, label: commentTypeNames[key] }));

/** What the form says of the name; null where every comment has one. */
export function anonymityChoice({ unnamed }: Participation, { values }: FormView) {
  return unnamed ? { chosen: values['anonymous'] !== undefined } : null;
}

/** The comment that a form was sent with, on a section or on the whole draft. */
export function sentComment(sent: SentForm | undefined, subject: { sectionId?: number }): Promise<NewComment> {
  return readForm(NewCommentDto, { ...subject, type: sent?.['type'], text: sent?.['text'], ...unnamed(sent) });
}

/** The wording of a clause now, and as the page with the form showed it. */
export interface SeenBodies {
  present: string;
  seen: string;
}

/**
 * The comment that a form was sent with, on a clause or a passage of it. A field for other wording begins with what the page showed: left
 * as it is, or emptied, it suggests nothing, also where the wording is another by now.
 */
export function sentClauseComment(
  sent: SentForm | undefined,
  clauseId: number,
  { present, seen }: SeenBodies,
): Promise<NewComment> {
  const passage = passageFrom(textOf(sent, 'passage'));
  const suggestion = normaliseMarkdown(textOf(sent, 'suggestion'));
  const replacement = textOf(sent, 'replacement').trim();
  const replaces = passage !== null && !['', exactly(seen, passage)].includes(replacement);
  return readForm(NewCommentDto, {
    clauseId,
    type: sent?.['type'],
    text: sent?.['text'],
    ...unnamed(sent),
    ...(passage && { passage, revisionId: numberOf(sent, 'revisionId') }),
    ...(!['', present, seen].includes(suggestion) && { suggestion }),
    ...(replaces && { replacement }),
  });
}

function exactly(body: string, range: Range): string | null {
  return passageAt(plainText(body), range)?.exact ?? null;
}

/** A browser sends a box only when it is ticked. */
const unnamed = (sent: SentForm | undefined) => (sent?.['anonymous'] === undefined ? {} : { anonymous: true });

export async function sentReply(sent: SentForm | undefined): Promise<string> {
  return (await readForm(NewReplyDto, sent)).text;
}

export function refusedComment(error: unknown, sent: SentForm | undefined, language: Language): FormView {
  const label = (key: string) => ({ label: translate(language, `pages.comments.${key}`) });
  const labels = {
    ...{ text: label('text'), type: label('type'), suggestion: label('suggestion') },
    anonymous: { label: translate(language, 'pages.comments.asAnonymous') },
    passage: { label: translate(language, 'pages.passages.about') },
    replacement: { label: translate(language, 'pages.passages.replacement') },
  };
  const refused = renamed('text', 'comment', refusedForm(error, sent, labels, language));
  return { ...refused, values: { ...refused.values, revisionId: textOf(sent, 'revisionId') } };
}

/**
 * What was written into a comment that came too late, for its author to take along; null where nothing was.
 * @param body present wording of the clause, which the field for a suggestion begins with
 */
export function unsentOf({ values }: FormView, body: string | null): string | null {
  const written = [values['comment'], values['replacement'], values['suggestion']].filter(
    (text) => text?.trim() && text !== body,
  );
  return written.join('\n\n') || null;
}

export function refusedReply(
  error: unknown,
  commentId: number,
  sent: SentForm | undefined,
  language: Language,
): FormView {
  const labels = { text: { label: translate(language, 'pages.comments.replyText') } };
  return renamed('text', `reply-${commentId}`, refusedForm(error, sent, labels, language));
}

/** A page names a field by what it is for, so that a link leads to it and several forms stand beside each other. */
function renamed(from: string, to: string, form: FormView): FormView {
  const rename = <T>(fields: Record<string, T>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]));
  return {
    ...form,
    values: rename(form.values),
    faults: rename(form.faults),
    summary: form.summary && form.summary.map((one) => ({ ...one, field: one.field === from ? to : one.field })),
  };
}
