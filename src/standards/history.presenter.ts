import type { RecordedEvent } from '../events/event-log';
import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import type { DraftHistoryPage } from './draft-history.service';

/** Every kind of event that is told in a sentence of its own. */
const told: readonly string[] = [
  'standard.created',
  'standard.imported',
  'draft.opened',
  'draft.changed',
  'draft.imported',
  'draft.answers-imported',
  'draft.start-drafting',
  'draft.open-review',
  'draft.close-review',
  'draft.finalise',
  'draft.submit',
  'draft.return',
  'draft.approve',
  'draft.publish',
  'draft.withdraw',
  'section.added',
  'section.changed',
  'section.moved',
  'section.removed',
  'section.restored',
  'clause.added',
  'clause.revised',
  'clause.moved',
  'clause.removed',
  'clause.restored',
  'clause.cited',
  'clause.citation-withdrawn',
  'clause.judged',
  'clause.excused',
  'clause.excuse-withdrawn',
  'finding.waived',
  'finding.waiver-withdrawn',
  'member.named',
  'member.changed',
  'member.removed',
  'responsibility.given',
  'responsibility.taken',
  'source.added',
  'source.changed',
  'source.removed',
  'sources.imported',
  'round.opened',
  'round.extended',
  'round.closed',
  'comment.made',
  'comment.replied',
  'comment.disposed',
  'comment.disposition-withdrawn',
  'comment.carried-out',
  'comment.objected',
  'comment.objection-seen',
  'comment.placed',
  'comment.agreed',
  'comment.agreement-withdrawn',
  'comment.mentioned',
  'comment.joined',
  'comment.parted',
  'comment.resolved',
  'comment.reopened',
  'approval-sheet.changed',
  'decision.made',
  'edition.frozen',
  'edition.discarded',
  'edition.published',
  'edition.superseded',
  'artefact.ready',
  'artefact.failed',
  'artefact.retried',
  'artefact.requested',
];

/** What happened in a draft, a sentence each. */
export function presentHistory(page: DraftHistoryPage, language: Language) {
  const { draft, events } = page;
  return {
    draft: { id: draft.id, title: draft.title, language: page.language },
    events: events.items.map((event) => ({
      at: event.at,
      // The minute is not kept of what was said without a name.
      onlyDay: event.data['anonymous'] === true,
      sentence: sentenceOf(event, page, language),
      path: pathTo(event, page),
      note: noteOf(event),
    })),
    next: events.next,
  };
}

function sentenceOf(event: RecordedEvent, page: DraftHistoryPage, language: Language): string {
  const { type, actor, data } = event;
  const name = actor?.name ?? (data['anonymous'] ? translate(language, 'pages.history.somebody') : 'Etalon');
  if (!told.includes(type)) return translate(language, 'pages.history.other', { name, type });
  return translate(language, `pages.history.${type}`, {
    name,
    what: subjectOf(event, page),
    person: textIn(data, 'name'),
    title: textIn(data, 'title'),
    verdict: textIn(data, 'verdict'),
    outcome: outcomeIn(data, language),
    count: Number(data['count'] ?? 0),
  });
}

/** What is found in a clause and waived there is an event of the clause too. */
function isOfClause(type: string): boolean {
  return type.startsWith('clause.') || type.startsWith('finding.');
}

/** What it happened to, as people call it. */
function subjectOf({ type, subjectId, data }: RecordedEvent, { draft, clauses, sections }: DraftHistoryPage): string {
  if (isOfClause(type)) {
    const clause = clauses.get(subjectId ?? 0);
    return clause ? [clause.number, `“${clause.title}”`].filter(Boolean).join(' ') : '';
  }
  if (type.startsWith('section.')) return `“${sections.get(subjectId ?? 0) ?? textIn(data, 'title')}”`;
  if (type.startsWith('responsibility.')) {
    const jobRole = draft.jobRoles.find(({ key }) => key === data['jobRole']);
    return `“${sections.get(Number(data['sectionId'])) ?? jobRole?.title ?? textIn(data, 'jobRole')}”`;
  }
  return '';
}

function pathTo({ type, subjectId }: RecordedEvent, { draft, clauses }: DraftHistoryPage): string | null {
  const there = isOfClause(type) && clauses.get(subjectId ?? 0)?.number != null;
  return there ? `/drafts/${draft.id}/clauses/${subjectId}` : null;
}

/** Why it was done, where somebody had to say. */
function noteOf({ type, data }: RecordedEvent): string | null {
  const giving = [
    'draft.withdraw',
    'decision.made',
    'comment.disposed',
    'comment.objected',
    'finding.waived',
    'clause.excused',
  ];
  return giving.includes(type)
    ? textIn(data, 'reason') || textIn(data, 'reasons') || textIn(data, 'text') || null
    : null;
}

function outcomeIn(data: Record<string, unknown>, language: Language): string {
  const outcome = textIn(data, 'outcome');
  return outcome ? translate(language, `errors.words.${outcome}`) : '';
}

function textIn(data: Record<string, unknown>, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : '';
}
