import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import type { Duty } from './duty.policy';
import type { WorkItem } from './work.service';

/** What waits for a person, and the drafts in which it is others' turn. */
export function presentWork(items: WorkItem[], language: Language) {
  const [waiting, following] = [items.filter(({ duty }) => duty), items.filter(({ duty }) => !duty)];
  return {
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
