import { translate } from '../platform/i18n/translate';
import type { FormView } from '../ui/form';
import type { Language } from '../vocabulary';
import { findingView, type FindingListView, type FindingView } from './finding-views';
import { isAheadOfApproval, mayWaive } from './finding.policy';
import { shows } from './findings.dto';
import { isAskedFor, type FindingFilter } from './findings.presenter';
import type { JudgedClause, JudgedDraft } from './findings.service';
import { grouped, type JudgedFinding } from './judgement';
import { severities } from './lint/finding';

/** How many findings a draft has, and how many of them are waived; what is waived together counts once. */
export interface FindingCount {
  open: number;
  waived: number;
  /** Open ones that keep the draft from its approvers. */
  blocking: number;
}

export function countOf(clauses: readonly JudgedClause[]): FindingCount {
  const findings = clauses.flatMap((clause) => grouped(clause.findings).map(([first]) => first));
  const open = findings.filter(({ waiver }) => waiver === null);
  const blocking = open.filter(({ severity }) => severity === 'blocking').length;
  return { open: open.length, waived: findings.length - open.length, blocking };
}

/** Findings of a draft by section and clause, as they were asked for. */
export function presentFindingsPage(judged: JudgedDraft, filter: FindingFilter, form: FormView, language: Language) {
  const { inHand, content, clauses } = judged;
  const { draft } = inHand;
  const all = clauses.flatMap(({ findings }) => grouped(findings).map(([first]) => first));
  const countIn = (asked: FindingFilter) => all.filter((finding) => isAskedFor(finding, asked)).length;
  return {
    draft: { id: draft.id, title: content.title, language: content.language },
    blocking: isAheadOfApproval(draft.state) ? countOf(clauses).blocking : 0,
    tabs: shows.map((show) => ({
      path: findingsPagePath(draft.id, { ...filter, show }),
      label: translate(language, `quality.show.${show}`),
      count: countIn({ ...filter, show }),
      chosen: show === filter.show,
    })),
    severities: [null, ...severities].map((severity) => ({
      path: findingsPagePath(draft.id, { ...filter, severity }),
      label: translate(language, severity ? `quality.severities.${severity}` : 'quality.severities.all'),
      count: countIn({ ...filter, severity }),
      chosen: severity === filter.severity,
    })),
    sections: content.sections
      .map(({ id, number, title }) => ({
        number,
        title,
        clauses: clauses
          .filter(({ sectionId }) => sectionId === id)
          .map((clause) => presentClause(clause, judged, filter, form, language))
          .filter(({ findings }) => findings.any),
      }))
      .filter((section) => section.clauses.length > 0),
    form,
  };
}

function presentClause(
  { id, number, sectionId, text, findings }: JudgedClause,
  { inHand }: JudgedDraft,
  filter: FindingFilter,
  form: FormView,
  language: Language,
) {
  const { draft, actor, participation, language: textLanguage } = inHand;
  const mayAct = mayWaive(draft.state, actor, participation, { sectionId, appliesTo: text.appliesTo });
  const place = { draftId: draft.id, clauseId: id, text, textLanguage, language, mayAct };
  const shown = grouped(findings)
    .map((group, index) => ({ finding: group[0], view: findingView(group, index, place) }))
    .filter(({ finding }) => isAskedFor(finding, filter) || isBeingWaived(finding, id, form))
    .map(({ view }) => view);
  return {
    id,
    number,
    title: text.title,
    path: `/drafts/${draft.id}/clauses/${id}`,
    findings: listOf(shown, findingsPagePath(draft.id, filter), form),
  };
}

/** What was refused is shown with its form, whatever was asked for. */
function isBeingWaived({ rule, passage }: JudgedFinding, clauseId: number, { values }: FormView): boolean {
  return values['clauseId'] === String(clauseId) && values['rule'] === rule && values['quote'] === passage.quote;
}

function listOf(views: FindingView[], action: string, form: FormView): FindingListView {
  const isWaived = ({ waiver }: FindingView) => waiver !== null;
  return {
    any: views.length > 0,
    open: views.filter((view) => !isWaived(view)),
    waived: views.filter(isWaived),
    action,
    back: 'list',
    form,
  };
}

export function findingsPagePath(draftId: number, { show, severity }: FindingFilter): string {
  const query = new URLSearchParams({ ...(show !== 'open' && { show }), ...(severity && { severity }) }).toString();
  return `/drafts/${draftId}/quality${query && `?${query}`}`;
}
