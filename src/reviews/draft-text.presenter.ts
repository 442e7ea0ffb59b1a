import { countOf } from '../quality/findings-page.presenter';
import type { JudgedClause } from '../quality/findings.service';
import { clauseView, type ClauseView } from '../rendering/clause-view';
import { markdownToHtml } from '../rendering/markdown';
import type { WholeDraft } from '../standards/draft-reading.service';
import { liveAt, type Live } from '../ui/live';
import { isEditable } from '../standards/draft.lifecycle';
import { mayComment, mayLead, mayWrite, mayWriteSection } from '../standards/draft.policy';
import type { GlossaryTerm, Language } from '../vocabulary';
import type { CommentCounts } from './comment-threads.service';

interface SectionView {
  id: number;
  number: number;
  title: string;
  /** Safe HTML. */
  introduction: string | null;
  clauses: {
    id: number;
    number: string;
    title: string;
    card: ClauseView;
    comments: number;
    open: number;
    findings: number;
    blocking: number;
  }[];
  /** On the section as such. */
  comments: number;
  mayComment: boolean;
  mayWrite: boolean;
  /** Where it would stand if it were moved; null where it cannot be. */
  up: number | null;
  down: number | null;
}

export interface DraftTextView {
  live: Live;
  draft: { id: number; title: string; language: Language; state: string };
  /** On the draft as a whole. */
  comments: number;
  mayComment: boolean;
  /** Safe HTML. */
  foreword: string | null;
  glossary: GlossaryTerm[];
  sections: SectionView[];
  mayAddSections: boolean;
  removed: { id: number; title: string; action: string }[];
}

/** The whole text of a draft with what this person may do with each part of it. */
export function presentDraftText(
  { inHand, content, removedClauses, removedSections }: WholeDraft,
  counts: CommentCounts,
  judged: readonly JudgedClause[],
): DraftTextView {
  const { draft, actor, participation } = inHand;
  const editable = isEditable(draft.state);
  const leads = editable && mayLead(actor, participation);
  const found = new Map(judged.map((clause) => [clause.id, countOf([clause])]));
  const commenting = draft.state === 'review' && mayComment(participation);
  const sections = content.sections.map(({ id, number, title, introduction, clauses }): SectionView => ({
    id,
    number,
    title,
    introduction: introduction && markdownToHtml(introduction),
    clauses: clauses.map((clause) => ({
      id: clause.id,
      number: clause.number,
      title: clause.text.title,
      card: clauseView({ key: clause.key, number: clause.number, ...clause.text }, content.jobRoles, content.language),
      comments: counts.clauses.get(clause.id)?.all ?? 0,
      open: counts.clauses.get(clause.id)?.open ?? 0,
      findings: found.get(clause.id)?.open ?? 0,
      blocking: found.get(clause.id)?.blocking ?? 0,
    })),
    comments: counts.sections.get(id)?.all ?? 0,
    mayComment: commenting,
    mayWrite: editable && mayWriteSection(actor, participation, id),
    up: leads && number > 1 ? number - 1 : null,
    down: leads && number < content.sections.length ? number + 1 : null,
  }));
  const path = `/drafts/${draft.id}`;
  const restorable = removedClauses.filter((place) => editable && mayWrite(actor, participation, place));
  return {
    live: liveAt(`${path}/text`, { draft: draft.id }),
    draft: {
      id: draft.id,
      title: content.title,
      language: content.language,
      state: draft.state,
    },
    comments: counts.draft.all,
    mayComment: commenting,
    foreword: content.foreword && markdownToHtml(content.foreword),
    glossary: content.glossary,
    sections,
    mayAddSections: leads,
    removed: [
      ...(leads ? removedSections : []).map(({ id, title }) => ({
        id,
        title,
        action: `${path}/sections/${id}/restoration`,
      })),
      ...restorable.map(({ id, title }) => ({ id, title, action: `${path}/clauses/${id}/restoration` })),
    ],
  };
}
