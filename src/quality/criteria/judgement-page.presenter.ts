import { clauseView } from '../../rendering/clause-view';
import type { Outline } from '../../standards/draft-reading.service';
import type { FormView } from '../../ui/form';
import { liveAt } from '../../ui/live';
import type { Language } from '../../vocabulary';
import { actionsOn, criterionName, presentTally } from './criteria.presenter';
import { marks } from './criteria.rules';
import type { Criterion } from './criterion.entity';
import type { JudgedClause, JudgementView } from './judgements.service';
import { belowThreshold, type ClauseStanding } from './standing';

/** One decimal, as means and thresholds are written. */
export function decimal(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

export function judgementsPath(draftId: number, clauseId: number): string {
  return `/drafts/${draftId}/clauses/${clauseId}/judgements`;
}

/** The clause that the person judges next: the first after this one that he has not judged, else the first before it. */
export function nextToJudge(standings: readonly ClauseStanding[], clauseId: number): ClauseStanding | null {
  const here = standings.findIndex((one) => one.clauseId === clauseId);
  const around = [...standings.slice(here + 1), ...standings.slice(0, Math.max(here, 0))];
  return around.find(({ judgedByMe }) => !judgedByMe) ?? null;
}

/** A clause to be judged, and what the group thinks of it. */
export function presentJudgementPage(
  judged: JudgedClause,
  outline: Outline,
  standings: readonly ClauseStanding[],
  form: FormView,
) {
  const { inHand, clause, criteria, standing, judgements } = judged;
  const { actor, draft } = inHand;
  const { language } = actor;
  const actions = actionsOn(judged);
  const mine = judgements.filter(({ person }) => person.id === actor.id);
  const path = judgementsPath(draft.id, clause.id);
  const threshold = standing?.threshold ?? null;
  return {
    live: liveAt(path, { draft: draft.id, clause: clause.id }),
    draft: { id: draft.id, title: outline.title, language: outline.language },
    clause: {
      id: clause.id,
      number: clause.number,
      title: clause.text.title,
      path: `/drafts/${draft.id}/clauses/${clause.id}`,
    },
    card: clauseView(
      { key: clause.key, number: clause.number ?? '', ...clause.text },
      outline.jobRoles,
      outline.language,
    ),
    path,
    form,
    judging: actions.includes('judge')
      ? {
          revisionId: form.values['revisionId'] ?? String(clause.revisionId),
          changedSince: mine.some(({ older }) => older),
          done: standings.filter(({ judgedByMe }) => judgedByMe).length,
          total: standings.length,
          next: nextToJudge(standings, clause.id) !== null,
          criteria: criteria.map((criterion) => fieldsOf(criterion, mine, form, language)),
        }
      : null,
    // Whoever has not judged yet should not be led by what others think.
    isOpen: !actions.includes('judge') || mine.length > 0,
    any: judgements.length > 0,
    results: criteria.map((criterion) => resultOf(criterion, standing, judgements, language)),
    threshold: threshold === null ? null : decimal(threshold, language),
    isBelow: standing !== null && belowThreshold(standing).length > 0,
    excuse: standing?.excuse ?? null,
    revisionId: clause.revisionId,
    mayExcuse: actions.includes('excuse'),
    mayWithdraw: actions.includes('withdraw-excuse'),
  };
}

function fieldsOf(
  criterion: Criterion,
  mine: readonly JudgementView[],
  { values, faults }: FormView,
  language: Language,
) {
  const { id } = criterion;
  const own = mine.find(({ criterionId }) => criterionId === id);
  const mark = values[`mark-${id}`] ?? String(own?.mark ?? '');
  const word = values[`word-${id}`] ?? own?.word ?? '';
  const fault = faults[`word-${id}`] ?? null;
  return {
    id,
    ...criterionName(criterion, language),
    marks: ['', ...marks.map(String)].map((value) => ({ value, chosen: value === mark })),
    word,
    fault,
    worded: word !== '' || fault !== null,
  };
}

function resultOf(
  criterion: Criterion,
  standing: ClauseStanding | null,
  judgements: readonly JudgementView[],
  language: Language,
) {
  const tally = standing?.tallies.find(({ criterionId }) => criterionId === criterion.id);
  return {
    ...criterionName(criterion, language),
    tally: tally ? tallyView(presentTally(tally, standing!.threshold), language) : null,
    judgements: judgements.filter(({ criterionId }) => criterionId === criterion.id),
  };
}

/** A tally as pages write it. */
export function tallyView(tally: ReturnType<typeof presentTally>, language: Language) {
  const { lowest, highest } = tally;
  return { ...tally, mean: decimal(tally.mean, language), range: lowest === highest ? null : `${lowest}–${highest}` };
}
