import type { Topic } from '../platform/topics/topic';
import type { NewEvent } from './event-log';

/**
 * What whoever looks at it may see of an event. What concerns one clause is told to who looks at that clause or at more than one;
 * what may show in every clause, such as another number or the end of a round, to everybody who looks at the draft. A standard is
 * open to more people than its draft, so of a draft it is told only when it is published.
 */
export function topicsOf({ type, subjectId, standardId, draftId, data }: NewEvent): Topic[] {
  const [subject] = type.split('.');
  if (subject === 'person' || type === 'session.ended') return [`person/${subjectId}`];
  const topics: Topic[] = [];
  if (draftId !== undefined) topics.push(`draft/${draftId}${partOf(type, subjectId, data)}`);
  if (standardId !== undefined && inForce.has(type)) topics.push(`standard/${standardId}`);
  return topics;
}

/** What changes for everybody who reads the standard. */
const inForce = new Set(['edition.published', 'edition.superseded']);

const ofOneClause = new Set([
  'clause.revised',
  'clause.judged',
  'clause.excused',
  'clause.excuse-withdrawn',
  'clause.cited',
  'clause.citation-withdrawn',
]);

function partOf(type: string, subjectId: number | undefined, data: NewEvent['data']): string {
  const [subject] = type.split('.');
  if (ofOneClause.has(type) || subject === 'finding') return `/clause/${subjectId}`;
  if (subject === 'comment' && typeof data?.['clauseId'] === 'number') return `/clause/${data['clauseId']}`;
  if (subject === 'source' || subject === 'sources') return '/evidence';
  return subject === 'artefact' || subject === 'edition' ? '/documents' : '';
}
