import { openReasonViews, reasonViews } from '../evidence/evidence.presenter';
import { clauseAnchor } from '../rendering/clause-view';
import type { Language } from '../vocabulary';
import type { PublishedReasonsDto } from './reasons.dto';
import type { ClauseReasons } from './reader.service';

export function presentPublishedReasons({ clause, citations }: ClauseReasons): PublishedReasonsDto {
  const { number, title } = clause;
  const reasons = citations.map(({ source }) => {
    const { kind, day, count, firstDay, lastDay, share, sample } = source;
    return { kind, title: source.title, day, count, firstDay, lastDay, share, sample };
  });
  return { number, title, reasons };
}

/** Why a clause exists, for everybody; for whoever worked on it with all that its sources say. */
export function presentReasonsPage(found: ClauseReasons, language: Language) {
  const { edition, document, clause, citations, traceable } = found;
  const { title, language: textLanguage } = document.standard;
  return {
    standard: { id: edition.standardId, title, language: textLanguage },
    clause: { number: clause.number, title: clause.title },
    textPath: `/standards/${edition.standardId}/handbook#${clauseAnchor(clause)}`,
    reasons: traceable ? reasonViews(citations, language) : openReasonViews(citations, language),
  };
}
