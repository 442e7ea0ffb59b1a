import type { AddresseeChoices } from '../accounts/addressees.service';
import { jobRoleLabel } from '../accounts/job-role.presenter';
import { dayAndTime, type DayAndTime } from '../platform/i18n/time-zone';
import { translate } from '../platform/i18n/translate';
import type { DraftPerson } from '../standards/draft-people.service';
import { presentDraft } from '../standards/draft.presenter';
import type { ReadableDraft } from '../standards/drafts.service';
import type { FormView, SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import type { Language } from '../vocabulary';
import { groupFunctions } from '../working-groups/composition.policy';
import { usualDeadline } from './deadline-form';
import { presentTableLinks } from './disposition-table/disposition-table.presenter';
import { roundKinds } from './round.policy';
import { presentRound } from './round.presenter';
import { byUnit } from './round-summary';
import type { ReadableRound } from './rounds.service';

/** What the page of the rounds is made from. */
export interface RoundPage {
  readable: ReadableDraft;
  rounds: ReadableRound[];
  people: DraftPerson[];
  choices: AddresseeChoices;
  /** What was sent and refused, to be shown once more. */
  sent: SentForm | null;
  form: FormView;
  /** By whose clock days and times are typed and shown. */
  timeZone: string;
}

/** The round that is open, or what opens one; and the rounds before. */
export function presentRoundPage(page: RoundPage, language: Language) {
  const { readable, rounds, form, timeZone } = page;
  const { draft } = readable;
  const presented = rounds.map(presentRound).map((round) => presentOne(round, readable, language));
  const open = presented.find((round) => round.open && draft.state === 'review') ?? null;
  const step = presentDraft(readable, language).nextSteps.find(({ action }) => action === 'open-review');
  return {
    draft: { id: draft.id, title: draft.title, language: readable.language, state: draft.state },
    open: open && { ...open, later: dayTyped(page, dayAndTime(open.deadline, timeZone)) },
    opening: step?.mine
      ? {
          missing: step.missing.map(({ field, message }) => ({ message, section: field.split('.')[1] ?? null })),
          kinds: kindOptions(page.sent, language),
          ...choiceOfMany(page, language),
          everyone: page.sent?.['everyone'] !== undefined,
          anonymous: page.sent?.['anonymous'] !== undefined,
          deadline: dayTyped(page, usualDeadline(new Date(), timeZone)),
          ...choiceOfPeople(page),
        }
      : null,
    earlier: presented.filter((round) => round !== open).reverse(),
    timeZone,
    form,
  };
}

export function presentOne(round: ReturnType<typeof presentRound>, inHand: ReadableDraft, language: Language) {
  const {
    id,
    kind,
    deadline,
    openedBy,
    openedAt,
    closedBy,
    closedAt,
    participants,
    comments,
    nameless,
    anonymous,
    allowedActions,
  } = round;
  return {
    id,
    kind: kindName(kind, language),
    deadline,
    late: closedAt === null && deadline <= new Date(),
    openedBy: openedBy.name,
    openedAt,
    closedBy: closedBy?.name ?? null,
    closedAt,
    open: closedAt === null,
    comments,
    nameless,
    anonymous,
    units: byUnit(participants, language),
    participants,
    commented: participants.filter((participant) => participant.comments > 0).length,
    mayClose: allowedActions.includes('close'),
    mayExtend: allowedActions.includes('extend'),
    links: comments > 0 ? presentTableLinks(inHand, { id, kind: kindName(kind, language) }, language) : null,
  };
}

function dayTyped({ sent }: RoundPage, otherwise: DayAndTime): DayAndTime {
  return sent ? { day: textOf(sent, 'day'), time: textOf(sent, 'time') } : otherwise;
}

function kindOptions(sent: SentForm | null, language: Language) {
  const chosen = sent ? textOf(sent, 'kind') : roundKinds[0];
  return roundKinds.map((value) => ({ value, label: kindName(value, language), chosen: value === chosen }));
}

/** The working group is asked unless somebody says otherwise; others may be asked besides. */
function choiceOfPeople({ people, choices, sent }: RoundPage) {
  const inGroup = people.filter(({ parts }) => groupFunctions.some((name) => parts.includes(name)));
  const groupIds = new Set(inGroup.map(({ id }) => id));
  const chosen = new Set(sent ? listOf(sent, 'participantIds').map(Number) : groupIds);
  const option = ({ id, name }: { id: number; name: string }) => ({
    value: String(id),
    label: name,
    chosen: chosen.has(id),
  });
  const others = choices.people.filter(({ id }) => !groupIds.has(id)).map(option);
  return { group: inGroup.map(option), others, othersChosen: others.some((other) => other.chosen) };
}

function choiceOfMany({ choices: { units, jobRoles }, sent }: RoundPage, language: Language) {
  const [chosenUnits, chosenRoles] = [listOf(sent ?? undefined, 'unitIds'), listOf(sent ?? undefined, 'jobRoles')];
  return {
    units: units.map(({ id, name }) => {
      return { value: String(id), label: name, chosen: chosenUnits.includes(String(id)) };
    }),
    jobRoles: jobRoles.map((role) => {
      return { value: role.key, ...jobRoleLabel(role, language), chosen: chosenRoles.includes(role.key) };
    }),
  };
}

function kindName(kind: string, language: Language): string {
  return translate(language, `pages.round.kind.${kind}`);
}
