import { translate } from '../platform/i18n/translate';
import { normaliseMarkdown } from '../standards/clause-text.normalisation';
import { readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import type { Language } from '../vocabulary';
import type { NewComment } from './commenting.service';
import { commentTypes, type CommentType } from './comment.policy';
import { NewCommentDto, NewReplyDto } from './comments.dto';

/** The messages that name the types of comments. */
export const commentTypeNames: Record<CommentType, string> = {
  general: 'pages.comments.general',
  technical: 'pages.comments.technical',
  editorial: 'pages.comments.editorial',
};

/** The types as the form offers them. */
export const commentTypeChoices = commentTypes.map((key) => ({ key, label: commentTypeNames[key] }));

/**
 * The comment that a form was sent with.
 * @param body present wording of the clause: left as it is, or emptied, the field for a suggestion suggests nothing
 */
export function sentComment(
  sent: SentForm | undefined,
  subject: { clauseId?: number; sectionId?: number },
  body: string | null,
): Promise<NewComment> {
  const suggestion = normaliseMarkdown(textOf(sent, 'suggestion'));
  const suggests = body !== null && suggestion !== '' && suggestion !== body;
  return readForm(NewCommentDto, {
    ...subject,
    type: sent?.['type'],
    text: sent?.['text'],
    ...(suggests && { suggestion }),
  });
}

export async function sentReply(sent: SentForm | undefined): Promise<string> {
  return (await readForm(NewReplyDto, sent)).text;
}

export function refusedComment(error: unknown, sent: SentForm | undefined, language: Language): FormView {
  const label = (key: string) => ({ label: translate(language, `pages.comments.${key}`) });
  const labels = { text: label('text'), type: label('type'), suggestion: label('suggestion') };
  return renamed('text', 'comment', refusedForm(error, sent, labels, language));
}

/**
 * What was written into a comment that came too late, for its author to take along; null where nothing was.
 * @param body present wording of the clause, which the field for a suggestion begins with
 */
export function unsentOf({ values }: FormView, body: string | null): string | null {
  const written = [values['comment'], values['suggestion']].filter((text) => text?.trim() && text !== body);
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
