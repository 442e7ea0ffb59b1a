import { Transform, Type } from 'class-transformer';
import { Invalid } from '../errors';
import { FlagField, IdField, WholeNumberField } from '../platform/http/fields';
import type { Topic } from '../platform/topics/topic';

const Flag = () => Transform(({ value }) => (value === 'true' ? true : value));

/** What a page shows, and so what its reader is to hear of. */
export class LiveQuery {
  @Type(() => Number) @IdField({ optional: true }) draft?: number;
  /** Of everything in the draft only this clause, and what may show in every clause. */
  @Type(() => Number) @IdField({ optional: true }) clause?: number;
  /** Of everything in the draft only its documents, and the draft as a whole. */
  @Flag() @FlagField({ optional: true }) documents?: boolean;
  /** The clause is being edited on this page. */
  @Flag() @FlagField({ optional: true }) editing?: boolean;
  @Type(() => Number) @IdField({ optional: true }) standard?: number;
  /** The drafts that concern the person. */
  @Flag() @FlagField({ optional: true }) work?: boolean;
  /** Milliseconds since the page was asked for: what changed in them is told at once. */
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 0 }) age?: number;
}

/** @throws Invalid where the query names nothing to watch */
export function topicsIn({ draft, clause, documents, standard, work }: LiveQuery): Topic[] {
  if (!draft && !standard && !work) throw new Invalid([{ field: 'draft', code: 'required' }]);
  const part = clause ? `/clause/${clause}` : documents ? '/documents' : '';
  return [...(draft ? [`draft/${draft}${part}`] : []), ...(standard ? [`standard/${standard}`] : [])];
}
