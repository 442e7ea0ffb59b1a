/** What a comment is on: a clause, a section or, when both are null, the whole draft. */
export interface CommentSubject {
  draftId: number;
  clauseId: number | null;
  sectionId: number | null;
}

/** The page that shows what a comment is on, with everything that is said about it. */
export function subjectPath({ draftId, clauseId, sectionId }: CommentSubject): string {
  if (clauseId !== null) return `/drafts/${draftId}/clauses/${clauseId}`;
  return sectionId === null ? `/drafts/${draftId}/discussion` : `/drafts/${draftId}/sections/${sectionId}`;
}

export function commentPath(comment: CommentSubject & { id: number }): string {
  return `${subjectPath(comment)}#comment-${comment.id}`;
}

/**
 * Where whoever has just made the comment is led. Of one without a name nothing tells afterwards that it is his: the address says that it
 * was sent, so that his browser forgets what it kept.
 */
export function madePath(comment: CommentSubject & { id: number; authorId: number | null }): string {
  return `${subjectPath(comment)}${comment.authorId === null ? '?sent=comment' : ''}#comment-${comment.id}`;
}
