import { translate } from '../../platform/i18n/translate';
import type { DraftInHand } from '../../standards/draft-life.service';
import type { Language } from '../../vocabulary';
import { isAnswering, mayAnswerSome } from '../comment.policy';
import type { PlannedAnswers } from './answer-imports.service';
import type { PlannedAnswersDto } from './disposition-table.dto';
import { comesBack, tableFormats } from './disposition-table';
import { cellsOf, outcomeWord } from './table-columns';

/** As many answers of a plan are shown one by one. */
const shown = 200;

export function presentPlan({
  answers,
  left,
  unchanged,
  toCarryOut,
  ignored,
  planHash,
}: PlannedAnswers): PlannedAnswersDto {
  const given = answers.map(({ comment, outcome, reason }) => ({ commentId: comment.id, outcome, reason }));
  return { answers: given, left, unchanged, toCarryOut, ignoredColumns: ignored, planHash };
}

/** A plan for whoever is to confirm it. */
export function presentPlanPage({ answers, inHand, ignored, ...plan }: PlannedAnswers, language: Language) {
  const { draft, language: ofText } = inHand;
  const counts = Map.groupBy(answers, ({ outcome }) => outcome);
  return {
    ...plan,
    draft: { id: draft.id, title: draft.title, language: ofText },
    count: answers.length,
    outcomes: [...counts].map(([outcome, those]) => ({ word: outcome, count: those.length })),
    ignored: new Intl.ListFormat(language).format(ignored),
    answers: answers.slice(0, shown).map(({ comment, outcome, reason }) => ({
      place: cellsOf(comment, 0, ofText).clause,
      author: cellsOf(comment, 0, language).author,
      text: comment.text,
      outcome: outcomeWord(outcome, language),
      reason,
    })),
    further: Math.max(0, answers.length - shown),
  };
}

/** Where the table is to be had, of the draft or of one round, and brought back by whoever answers. */
export function presentTableLinks(inHand: DraftInHand, round: { id: number; kind: string } | null, language: Language) {
  const { draft, actor, participation } = inHand;
  const ofRound = round ? `&roundId=${round.id}` : '';
  const mayImport = isAnswering(draft.state) && mayAnswerSome(actor, participation);
  return {
    formats: tableFormats.map((format) => ({
      path: `/drafts/${draft.id}/disposition-table?format=${format}${ofRound}`,
      label: translate(language, `answers.table.format.${format}`),
      comesBack: comesBack(format),
    })),
    about: round?.kind ?? draft.title,
    aboutLanguage: round ? null : inHand.language,
    importPath: mayImport && round === null ? `/drafts/${draft.id}/comments/import` : null,
  };
}
