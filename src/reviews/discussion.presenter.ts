import { translate } from '../platform/i18n/translate';
import { markdownToHtml } from '../rendering/markdown';
import type { OutlinedDraft, ReadableSection } from '../standards/draft-reading.service';
import { mayComment } from '../standards/draft.policy';
import type { Seen } from '../platform/http/look';
import type { FormView } from '../ui/form';
import { liveAt } from '../ui/live';
import type { Language } from '../vocabulary';
import { newsOfComments, unseenComments } from './clause-news';
import { presentThreadOf } from './clause-page.presenter';
import { anonymityChoice, commentTypeChoices, commentTypeNames, passageStateNames, unsentOf } from './comment-form';
import { subjectPath } from './comment-path';
import type { CommentInHand, ReplyView } from './comment-rows';
import { walks, withWalk } from './thread-words';

/** A section as such, or the whole draft when it is null, with what is said about it. */
export function presentDiscussion(
  section: ReadableSection | null,
  { inHand, outline }: OutlinedDraft,
  comments: CommentInHand[],
  replies: Map<number, ReplyView[]>,
  form: FormView,
  seen: Seen | null,
) {
  const { actor, draft, participation } = inHand;
  const path = subjectPath({ draftId: draft.id, clauseId: null, sectionId: section?.id ?? null });
  const number = outline.sections.find(({ id }) => id === section?.id)?.number ?? null;
  const { language } = actor;
  const said = comments.map(({ comment }) => comment);
  const unseen = unseenComments(seen, said, actor.id);
  const own = comments.filter(({ comment }) => comment.authorId === actor.id).length;
  const shown = { ...form, values: { type: 'general', ...form.values } };
  const threads = comments.map((held) => ({
    ...presentThreadOf(held, null, outline.language, replies, shown),
    isNew: unseen.includes(held.comment),
  }));
  return {
    live: liveAt(path, { draft: draft.id }, { comment: said.at(-1)?.id ?? 0 }, newsOfComments(unseen, language)),
    heading: headingOf(section, number, language),
    about: translate(language, section ? 'pages.discussion.aboutSection' : 'pages.discussion.aboutDraft'),
    back: `/drafts/${draft.id}/text${section && number !== null ? `#section-${section.id}` : ''}`,
    draft: { id: draft.id, language: outline.language, title: outline.title },
    section: section && {
      title: section.title,
      introduction: section.introduction && markdownToHtml(section.introduction),
    },
    mayComment: draft.state === 'review' && mayComment(participation) && !section?.removedAt,
    unsent: unsentOf(form, null),
    comments: withWalk(threads),
    walks: walks(threads),
    commentTypes: commentTypeNames,
    passageStates: passageStateNames,
    commenting: {
      action: `${path}/comments`,
      types: commentTypeChoices,
      anonymity: anonymityChoice(participation, form),
      suggestion: null,
      passages: null,
      keep: { key: `${actor.id}/comment${path}`, version: own },
    },
    places: null,
    form: shown,
  };
}

function headingOf(section: ReadableSection | null, number: number | null, language: Language): string {
  if (!section) return translate(language, 'pages.comments.wholeDraft');
  return number === null
    ? translate(language, 'pages.discussion.ofRemoved')
    : translate(language, 'pages.discussion.ofSection', { number });
}
