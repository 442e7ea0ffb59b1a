import { translate } from '../platform/i18n/translate';
import { straightWay, type DraftAction } from '../standards/draft.lifecycle';
import { presentDraft } from '../standards/draft.presenter';
import type { Language } from '../vocabulary';
import type { DraftOverview } from './work.service';

/** Where a form or a link does a step; what the step asks for is asked there. */
const doors: Partial<Record<DraftAction, { form?: string; page?: string }>> = {
  'start-drafting': { form: 'drafting' },
  'open-review': { page: 'round' },
  'close-review': { page: 'round' },
  finalise: { form: 'finalisation' },
  submit: { form: 'submission' },
};

/** The page on which what blocks a step is mended. */
const mendedAt: Partial<Record<DraftAction, string>> = {
  'start-drafting': 'working-group',
  'open-review': 'working-group',
};

/** What the page of a draft shows: its way, whose turn it is, what comes next and what that lacks. */
export function presentOverview(overview: DraftOverview, language: Language) {
  const { draft, turns, round, actor } = overview;
  const { id, state } = draft;
  const { allowedActions, nextSteps } = presentDraft(overview, language);
  const place = straightWay.indexOf(state);
  const step = place + 1;
  return {
    draft: {
      id,
      title: draft.title,
      language: overview.language,
      standardId: draft.standardId,
      state,
      since: draft.stateSince,
      summary: draft.summary,
      withdrawalReason: draft.withdrawalReason,
    },
    way:
      place < 0
        ? null
        : {
            step,
            count: straightWay.length,
            stations: straightWay.map((name, index) => ({
              name,
              here: index === place,
              standing: index < place ? 'behind' : index === place ? 'here' : 'ahead',
            })),
          },
    turns: turns.map(({ person, duty }) => ({
      name: person?.name ?? null,
      mine: person?.id === actor.id,
      duty: translate(language, `pages.work.duty.${duty}`),
      deadline: duty === 'comment' ? (round?.deadline ?? null) : null,
      late: duty === 'comment' && round !== null && round.deadline <= new Date(),
    })),
    // A decision is one step of two outcomes.
    steps: nextSteps
      .filter(({ action }) => action !== 'withdraw' && action !== 'return')
      .map(({ action, to, mine, missing }) => ({
        label: translate(language, `pages.draft.do.${action}`),
        to,
        mine,
        by: action === 'publish' ? 'hr' : action === 'approve' ? 'approver' : 'leader',
        form: allowedActions.includes(action) && doors[action]?.form ? `/drafts/${id}/${doors[action].form}` : null,
        page: allowedActions.includes(action) && doors[action]?.page ? `/drafts/${id}/${doors[action].page}` : null,
        missing: missing.map(({ field, message }) => {
          const page = mendedAt[action];
          const part = /^sections\.(\d+)$/.exec(field)?.[1];
          return { message, path: page ? `/drafts/${id}/${page}${part ? `#section-${part}` : ''}` : null };
        }),
      })),
    mayWithdraw: allowedActions.includes('withdraw'),
  };
}
