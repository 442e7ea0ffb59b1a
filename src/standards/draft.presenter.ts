import { problemFault } from '../platform/http/problem';
import type { Language } from '../vocabulary';
import type { DraftDto } from './drafts.dto';
import type { ReadableDraft } from './drafts.service';

/** A draft as pages and JSON show it, with what this person may do now and what blocks the next steps. */
export function presentDraft({ draft, nextSteps }: ReadableDraft, language: Language): DraftDto {
  return {
    id: draft.id,
    standardId: draft.standardId,
    state: draft.state,
    stateSince: draft.stateSince,
    title: draft.title,
    summary: draft.summary,
    foreword: draft.foreword,
    glossary: draft.glossary,
    jobRoles: draft.jobRoles,
    copiedFromId: draft.copiedFromId,
    withdrawalReason: draft.withdrawalReason,
    version: draft.version,
    allowedActions: nextSteps.filter(({ mine, missing }) => mine && missing.length === 0).map(({ action }) => action),
    nextSteps: nextSteps.map((step) => ({
      ...step,
      missing: step.missing.map((fault) => problemFault(fault, language)),
    })),
  };
}
