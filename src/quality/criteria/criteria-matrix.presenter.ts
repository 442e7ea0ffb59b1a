import { translate } from '../../platform/i18n/translate';
import type { Outline } from '../../standards/draft-reading.service';
import { liveAt } from '../../ui/live';
import type { Language } from '../../vocabulary';
import type { CriteriaMatrix, MatrixQuery } from './criteria-matrix.service';
import { criterionName, presentTally } from './criteria.presenter';
import type { Criterion } from './criterion.entity';
import { decimal, judgementsPath, tallyView } from './judgement-page.presenter';
import { isJudging, mayJudge } from './judging.policy';
import { belowThreshold, isBlocking, shows, type ClauseStanding } from './standing';

/** With more criteria than fit beside each other each clause has a list of them, as on a phone. */
const mostColumns = 7;

/** The matrix as a table a section, of the clauses that are asked for. */
export function presentMatrixPage(
  { inHand, list, standings, page, counts }: CriteriaMatrix,
  outline: Outline,
  query: MatrixQuery,
) {
  const { draft, actor, participation } = inHand;
  const { language } = actor;
  const { show, sectionId } = query;
  const inUse = list.criteria.filter(({ retiredAt }) => retiredAt === null);
  const judges = isJudging(draft.state) && mayJudge(participation);
  const toJudge = judges ? (standings.find(({ judgedByMe }) => !judgedByMe) ?? null) : null;
  const path = pathOf(draft.id, query);
  return {
    live: liveAt(path, { draft: draft.id }),
    draft: { id: draft.id, title: outline.title, language: outline.language },
    threshold: decimal(list.threshold, language),
    blocking: isJudging(draft.state) ? standings.filter(isBlocking).length : 0,
    progress: judges
      ? {
          done: standings.filter(({ judgedByMe }) => judgedByMe).length,
          total: standings.length,
          next: toJudge && judgementsPath(draft.id, toJudge.clauseId),
        }
      : null,
    tabs: shows
      .filter((one) => one !== 'unjudged' || judges)
      .map((one) => ({
        path: pathOf(draft.id, { show: one, sectionId, after: null }),
        label: translate(language, `judging.show.${one}`),
        count: counts[one],
        chosen: one === show,
      })),
    section: outline.sections.find(({ id }) => id === sectionId) ?? null,
    everywhere: sectionId === null ? null : pathOf(draft.id, { show, sectionId: null, after: null }),
    choices: outline.sections.map(({ id, number, title }) => ({
      number,
      title,
      path: pathOf(draft.id, { show, sectionId: id, after: null }),
      chosen: id === sectionId,
    })),
    inColumns: inUse.length <= mostColumns,
    criteria: inUse.map((criterion) => criterionName(criterion, language)),
    sections: outline.sections
      .map(({ id, number, title }) => ({
        number,
        title,
        clauses: page.items
          .filter((standing) => standing.sectionId === id)
          .map((standing) => presentRow(standing, draft.id, inUse, language)),
      }))
      .filter(({ clauses }) => clauses.length > 0),
    more: page.next === null ? null : pathOf(draft.id, { ...query, after: page.next }),
  };
}

function presentRow(standing: ClauseStanding, draftId: number, inUse: readonly Criterion[], language: Language) {
  const { clauseId, number, title, tallies, threshold, excuse } = standing;
  return {
    number,
    title,
    path: judgementsPath(draftId, clauseId),
    excused: excuse !== null && belowThreshold(standing).length > 0,
    blocking: isBlocking(standing),
    judged: tallies.length > 0,
    older: Math.max(0, ...tallies.map((tally) => tally.older)),
    cells: inUse.map((criterion) => {
      const tally = tallies.find(({ criterionId }) => criterionId === criterion.id);
      return {
        name: criterionName(criterion, language),
        tally: tally ? tallyView(presentTally(tally, threshold), language) : null,
      };
    }),
  };
}

function pathOf(draftId: number, { show, sectionId, after }: Omit<MatrixQuery, 'limit'>): string {
  const query = new URLSearchParams({
    ...(show !== 'all' && { show }),
    ...(sectionId !== null && { section: String(sectionId) }),
    ...(after !== null && { after: String(after) }),
  }).toString();
  return `/drafts/${draftId}/criteria${query && `?${query}`}`;
}
