import type { Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import { liveAt, type News } from '../ui/live';
import type { Language } from '../vocabulary';
import type { Duty } from './duty.policy';
import type { WorkItem } from './work.service';

/** What waits for a person, and the drafts in which it is others' turn. */
export function presentWork(items: WorkItem[], seen: Seen | null, language: Language) {
  const [waiting, following] = [items.filter(({ duty }) => duty), items.filter(({ duty }) => !duty)];
  const names = waiting.map(({ draft, duty }) => `${duty}-${draft.id}`);
  return {
    live: liveAt('/work', { work: true }, { waiting: names.join() }, newsOfWork(seen, names, language)),
    waiting: waiting.map(({ draft, duty, deadline }) => ({
      ...standingOf(draft),
      path: `/drafts/${draft.id}${doneOn(duty!)}`,
      duty: translate(language, `pages.work.duty.${duty}`),
      deadline: duty === 'comment' ? deadline : null,
      late: duty === 'comment' && deadline !== null && deadline <= new Date(),
    })),
    following: following.map(({ draft }) => standingOf(draft)),
  };
}

/** What waits now and did not when the page was opened. */
function newsOfWork(seen: Seen | null, names: string[], language: Language): News[] {
  const before = seen && (seen.get('waiting') ?? '').split(',');
  const count = before ? names.filter((name) => !before.includes(name)).length : 0;
  return count > 0 ? [{ text: translate(language, 'live.newWork', { count }), path: null }] : [];
}

/** Where one does it; who leads looks at the whole draft first. */
function doneOn(duty: Duty): string {
  switch (duty) {
    case 'write':
    case 'comment':
      return '/text';
    case 'answer':
      return '/comments';
    case 'decide':
      return '/approval';
    case 'publish':
      return '/publish';
    default:
      return '';
  }
}

function standingOf({ id, title, language, state, stateSince }: WorkItem['draft']) {
  return { id, title, language, state, since: stateSince };
}
