import { translate } from '../platform/i18n/translate';
import type { ReadableDraft } from '../standards/drafts.service';
import type { Language } from '../vocabulary';
import { commentTypeNames } from './comment-form';
import { commentTypes, outcomes } from './comment.policy';
import { presentOne } from './round-page.presenter';
import { presentRound } from './round.presenter';
import type { RoundSummaryDto } from './rounds.dto';
import type { SummarisedRound } from './round-summaries.service';
import { byUnit } from './round-summary';

export function presentSummary({ said, ...readable }: SummarisedRound, language: Language): RoundSummaryDto {
  const units = byUnit(readable.round.participants, language);
  return {
    round: presentRound(readable),
    units: units.map(({ unit, people, commented }) => ({ unit, asked: people.length, commented })),
    ...said,
  };
}

/** The page of what came of a round. */
export function presentSummaryPage(
  { said, ...readable }: SummarisedRound,
  { draft, language: ofText, ...inHand }: ReadableDraft,
  language: Language,
) {
  const wholeDraft = translate(language, 'pages.comments.wholeDraft');
  return {
    draft: { id: draft.id, title: draft.title, language: ofText },
    round: presentOne(presentRound(readable), { draft, language: ofText, ...inHand }, language),
    types: commentTypes.map((type) => ({ label: commentTypeNames[type], count: said.types[type] })).filter(isSaid),
    sections: said.sections.map(({ sectionId, number, title, comments }) => ({
      title: sectionId === null ? wholeDraft : [number, title].filter(Boolean).join(' '),
      ofText: sectionId !== null,
      count: comments,
    })),
    outcomes: outcomes.map((outcome) => ({ outcome, count: said.outcomes[outcome] })).filter(isSaid),
    open: said.open,
  };
}

const isSaid = ({ count }: { count: number }) => count > 0;
