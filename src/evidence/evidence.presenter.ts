import { longDate } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import type { DraftInHand } from '../standards/draft-life.service';
import type { Language } from '../vocabulary';
import type { CitationView, ClauseReasons } from './citations.service';
import type { CitationDto, CitedSourceDto, ClauseReasonsDto, ListedSourceDto, SourceDto } from './evidence.dto';
import { mayCite, sourceActionsFor } from './evidence.policy';
import type { CitedSource, SourceView } from './source-rows';
import { addressIn, type SourceText } from './source.rules';
import type { SourceInHand } from './sources.service';

export function presentSource({ removedAt, ...source }: SourceView): SourceDto {
  return { ...source, removed: removedAt !== null };
}

export function presentListedSource({ citedBy, ...source }: CitedSource): ListedSourceDto {
  return { ...presentSource(source), citedBy };
}

export function presentSourceInHand({ inHand, source, clauses }: SourceInHand): CitedSourceDto {
  return { ...presentSource(source), clauses, allowedActions: actionsOn({ inHand, source }) };
}

/** What this person may do with the source; with one that was removed nobody does anything. */
export function actionsOn({ inHand, source }: Pick<SourceInHand, 'inHand' | 'source'>) {
  return source.removedAt ? [] : sourceActionsFor(inHand.actor, inHand.participation);
}

export function presentReasons(reasons: ClauseReasons): ClauseReasonsDto {
  const citations = reasons.citations.map(({ source, ...citation }): CitationDto => ({
    ...citation,
    source: presentSource(source),
  }));
  return { citations, allowedActions: mayCiteFor(reasons) ? ['cite', 'withdraw'] : [] };
}

export function mayCiteFor({ inHand, clause }: Pick<ClauseReasons, 'inHand' | 'clause'>): boolean {
  const { draft, actor, participation }: DraftInHand = inHand;
  const { sectionId, removedAt, text } = clause;
  return mayCite(draft.state, actor, participation, {
    sectionId,
    appliesTo: text.appliesTo,
    removed: removedAt !== null,
  });
}

export function sourcesPath(standardId: number): string {
  return `/standards/${standardId}/sources`;
}

export function sourcePath(id: number): string {
  return `/sources/${id}`;
}

/** Where the reasons of a clause are chosen. */
export function citingPath(draftId: number, clauseId: number): string {
  return `/drafts/${draftId}/clauses/${clauseId}/evidence`;
}

/** A source as pages show it. */
export function sourceView(source: SourceView, language: Language) {
  const { id, kind, title, words, origin } = source;
  return {
    id,
    kind: translate(language, `evidence.kind.${kind}`),
    title,
    words,
    origin,
    address: addressIn(origin),
    figures: figuresIn(source, language),
    path: sourcePath(id),
  };
}

/** Why a clause exists, as pages show it. */
export function reasonViews(citations: readonly CitationView[], language: Language) {
  return citations.map(({ source, note }) => ({ ...sourceView(source, language), note }));
}

/** The same for whoever may not read the evidence: what it is and how much there is of it, not what was said in confidence. */
export function openReasonViews(citations: readonly CitationView[], language: Language) {
  return reasonViews(citations, language).map(({ kind, title, figures }) => ({
    kind,
    title,
    figures,
    path: null,
    note: null,
  }));
}

/** Why a clause exists, beside its wording; with the way to its sources for whoever may cite. */
export function presentClauseReasons(
  inHand: DraftInHand,
  clause: ClauseReasons['clause'],
  citations: readonly CitationView[],
) {
  const mayCite = mayCiteFor({ inHand, clause });
  return {
    reasons: reasonViews(citations, inHand.actor.language),
    citingPath: mayCite ? citingPath(inHand.draft.id, clause.id) : null,
  };
}

/** `214 complaints · 1 January 2026 – 31 March 2026`, `41% of 900 answers`; null where nothing of the kind is known. */
export function figuresIn(text: SourceText, language: Language): string | null {
  const { count, share, sample, day } = text;
  const said = [
    count === null ? null : translate(language, 'evidence.figures.complaints', { count }),
    surveyed(share, sample, language),
    periodOf(text, language),
    day && longDate(day, language),
  ];
  return said.filter(Boolean).join(' · ') || null;
}

function surveyed(share: number | null, sample: number | null, language: Language): string | null {
  const per = share === null ? '' : new Intl.NumberFormat(language, { style: 'percent' }).format(share / 100);
  if (sample === null) return per || null;
  return per
    ? translate(language, 'evidence.figures.shareOf', { share: per, sample })
    : translate(language, 'evidence.figures.answers', { sample });
}

/** The days from which to which something was counted. */
export function periodOf({ firstDay, lastDay }: Pick<SourceText, 'firstDay' | 'lastDay'>, language: Language) {
  const [first, last] = [firstDay && longDate(firstDay, language), lastDay && longDate(lastDay, language)];
  if (first && last) return first === last ? first : `${first} – ${last}`;
  if (first) return translate(language, 'evidence.figures.from', { first });
  return last ? translate(language, 'evidence.figures.until', { last }) : null;
}
