import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import { isEditable, next, straightWay, type DraftAction } from '../standards/draft.lifecycle';
import { findingsPathOf } from '../quality/findings.presenter';
import { mayLead } from '../standards/draft.policy';
import { seenState, stateNews } from '../standards/draft-news';
import { presentDraft } from '../standards/draft.presenter';
import { liveAt } from '../ui/live';
import type { Language } from '../vocabulary';
import type { DraftOverview, Turn } from './work.service';

/** Where a step is done: by a button here, or on a page that asks for what it needs. */
const doneAt: Partial<Record<DraftAction, { form?: string; page?: string }>> = {
  'start-drafting': { form: 'drafting' },
  'open-review': { page: 'round' },
  'close-review': { page: 'round' },
  finalise: { form: 'finalisation' },
  submit: { form: 'submission' },
  approve: { page: 'approval' },
  publish: { page: 'publish' },
};

/** Steps whose page is also where one does what they lack. */
const doneWhileMissing: readonly DraftAction[] = ['approve', 'publish'];

/** What the page of a draft shows: its way, whose turn it is, what comes next and what that lacks. */
export function presentOverview(overview: DraftOverview, seen: Seen | null, language: Language) {
  const { draft, turns, round, actor, objections } = overview;
  const { id, state } = draft;
  const { allowedActions, nextSteps } = presentDraft(overview, language);
  const place = straightWay.indexOf(state);
  const step = place + 1;
  return {
    live: liveAt(`/drafts/${id}`, { draft: id }, seenState(draft), stateNews(seen, draft, language)),
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
    turns: myOwnFirst(turns, actor).map(({ person, duty }) => ({
      name: person?.name ?? null,
      mine: person?.id === actor.id,
      duty: translate(language, `pages.work.duty.${duty}`),
      deadline: duty === 'comment' ? (round?.deadline ?? null) : null,
      late: duty === 'comment' && round !== null && round.deadline <= new Date(),
    })),
    // A decision is one step of two outcomes.
    steps: nextSteps
      .filter(({ action }) => action !== 'withdraw' && action !== 'return')
      .map(({ action, mine, missing }) => {
        const here = allowedActions.includes(action) || (mine && doneWhileMissing.includes(action));
        const { form = null, page = null } = (here && doneAt[action]) || {};
        return {
          label: translate(language, `pages.draft.do.${action}`),
          // A button alone says enough.
          headed: missing.length > 0 || (form === null && page === null),
          mine,
          by: next(state, action)!.by,
          form: form && `/drafts/${id}/${form}`,
          page: page && `/drafts/${id}/${page}`,
          // Those not seen yet are among what is missing.
          objections: action === 'finalise' && objections.all > objections.unseen ? objections : null,
          missing: missing.map(({ field, code, message }) => ({
            message,
            path: mine || action !== 'publish' ? `/drafts/${id}/${mendedAt(action, code, field)}` : null,
          })),
        };
      }),
    doors: doorsOf(overview).map((name) => ({
      path: `/drafts/${id}/${name}`,
      label: translate(language, `pages.draft.door.${name}`),
    })),
    mayWithdraw: allowedActions.includes('withdraw'),
  };
}

/** The page on which what blocks a step is mended, and the place on it. */
function mendedAt(action: DraftAction, code: string, field: string): string {
  const section = /^sections\.(\d+)$/.exec(field)?.[1];
  switch (action) {
    case 'start-drafting':
    case 'open-review':
      return section ? `working-group#section-${section}` : 'working-group';
    case 'submit':
      if (code.startsWith('quality.')) return findingsPathOf(field);
      return sheetFaults.includes(code) ? 'approval' : 'text';
    case 'finalise':
      return code.startsWith('criteria.') ? judgementsAt(field) : commentAt(code, field);
    case 'approve':
      return 'approval';
    case 'publish':
      return 'publish';
    default:
      return 'text';
  }
}

/** Where a clause below the threshold is judged anew or excused; the matrix shows all of them. */
function judgementsAt(field: string): string {
  return field === 'criteria' ? 'criteria?show=below' : `${field.replace('.', '/')}/judgements#excuse`;
}

/** Comments that wait for an answer come first in the inbox; the others are where the inbox shows their kind. */
function commentAt(code: string, field: string): string {
  const comment = /^comments\.(\d+)$/.exec(field)?.[1];
  const show = code.endsWith('.not-carried-out')
    ? '?show=answered'
    : code.endsWith('objection')
      ? '?show=objected'
      : '';
  return `comments${show}${comment ? `#comment-${comment}` : ''}`;
}

/** What is mended in the approval sheet; the rest of what keeps a text from its approvers is in the text. */
const sheetFaults = ['no-approvers', 'approver-left', 'quorum-out-of-reach', 'approver-besides-authors'];

/** The other pages of the draft that are open to this person. */
function doorsOf({ draft, actor, participation }: DraftOverview): string[] {
  return [
    ...['text', 'evidence', 'quality', 'criteria', 'comments', 'working-group', 'round', 'approval'],
    ...(draft.state === 'approved' && hasAccessRole(actor, 'hr') ? ['publish'] : []),
    ...(isEditable(draft.state) && mayLead(actor, participation) ? ['import'] : []),
    ...['preview', 'export', 'history'],
  ];
}

function myOwnFirst(turns: Turn[], { id }: Actor): Turn[] {
  return turns.toSorted((one, other) => Number(other.person?.id === id) - Number(one.person?.id === id));
}
