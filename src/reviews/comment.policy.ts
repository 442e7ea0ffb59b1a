export const commentTypes = ['general', 'technical', 'editorial'] as const;
export type CommentType = (typeof commentTypes)[number];

export const outcomes = ['accepted', 'accepted-with-changes', 'rejected', 'noted'] as const;
export type Outcome = (typeof outcomes)[number];
