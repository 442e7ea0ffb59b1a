import { hasAccessRole, type Actor } from '../../accounts/actor';
import { nameIn } from '../../platform/i18n/names';
import type { Language } from '../../vocabulary';
import type { ClauseJudgementsDto, ClauseStandingDto, CriteriaDto, CriteriaMatrixDto, TallyDto } from './criteria.dto';
import type { CriteriaMatrix } from './criteria-matrix.service';
import type { CriteriaList } from './criteria.service';
import type { Criterion } from './criterion.entity';
import type { JudgedClause } from './judgements.service';
import { judgingActionsFor, type JudgingAction } from './judging.policy';
import {
  belowThreshold,
  isBelow,
  isBlocking,
  isDisputed,
  shownMean,
  type ClauseStanding,
  type Tally,
} from './standing';

export function presentCriteria({ criteria, threshold, version }: CriteriaList, reader: Actor): CriteriaDto {
  return {
    threshold,
    criteria: criteria.map(({ id, names, retiredAt }) => ({ id, names, inUse: retiredAt === null })),
    version,
    allowedActions: hasAccessRole(reader, 'administrator') ? ['change'] : [],
  };
}

/** What a criterion is called, and in which language where that is not the reader's. */
export function criterionName({ names }: Pick<Criterion, 'names'>, language: Language) {
  return nameIn(names, language)!;
}

export function presentTally(tally: Tally, threshold: number): TallyDto {
  const { criterionId, lowest, highest, count, older } = tally;
  const below = isBelow(tally, threshold);
  return { criterionId, mean: shownMean(tally), lowest, highest, count, older, below, disputed: isDisputed(tally) };
}

export function presentStanding(standing: ClauseStanding): ClauseStandingDto {
  const { clauseId, number, title, revisionId, threshold, tallies, excuse } = standing;
  return {
    ...{ clauseId, number, title, revisionId, excuse },
    tallies: tallies.map((tally) => presentTally(tally, threshold)),
    blocking: isBlocking(standing),
  };
}

export function presentMatrix({ inHand, list, page }: CriteriaMatrix, language: Language): CriteriaMatrixDto {
  return {
    draftId: inHand.draft.id,
    threshold: list.threshold,
    criteria: namesOf(
      list.criteria.filter(({ retiredAt }) => retiredAt === null),
      language,
    ),
    items: page.items.map(presentStanding),
    next: page.next,
  };
}

export function presentJudgedClause(judged: JudgedClause, language: Language): ClauseJudgementsDto {
  const { clause, criteria, standing, judgements } = judged;
  return {
    clauseId: clause.id,
    revisionId: clause.revisionId,
    criteria: namesOf(criteria, language),
    standing: standing && presentStanding(standing),
    judgements,
    allowedActions: actionsOn(judged),
  };
}

/** What the person may do about the judgements of the clause now. */
export function actionsOn({ inHand, standing }: Pick<JudgedClause, 'inHand' | 'standing'>): JudgingAction[] {
  const { draft, actor, participation } = inHand;
  return judgingActionsFor(draft.state, actor, participation, {
    isBelow: standing !== null && belowThreshold(standing).length > 0,
    isExcused: standing?.excuse != null,
    isRemoved: standing === null,
  });
}

function namesOf(criteria: Criterion[], language: Language) {
  return criteria.map((criterion) => ({ id: criterion.id, name: criterionName(criterion, language).label }));
}
