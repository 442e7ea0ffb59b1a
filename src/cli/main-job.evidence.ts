import type { CitedSourceDto, NewSourceDto } from '../evidence/evidence.dto';
import { evidence } from './main-job.evidence.words';
import type { Job, Step } from './main-job';
import type { Part } from './sample-company';

export const evidenceSteps: Step[] = [{ name: 'gather evidence', act: gather }];

/** A source, and the clauses that exist because of it: by their key, with what of it concerns each. */
export interface FoundOut extends NewSourceDto {
  by: Part;
  clauses: Record<string, string | null>;
}

/** Whoever found something out writes it down, and the leader says which clauses answer it. */
async function gather(job: Job): Promise<string> {
  const found = evidence[job.text.slug] ?? [];
  const leader = await job.as('serviceManager');
  const ids = new Map(job.text.sections.flatMap(({ clauses }) => clauses.map(({ key, id }) => [key, id] as const)));
  let citations = 0;
  for (const { by, clauses, ...source } of found) {
    const finder = await job.as(by);
    const { id: sourceId } = await finder.post<CitedSourceDto>(`/api/standards/${job.standardId}/sources`, source);
    for (const [key, note] of Object.entries(clauses)) {
      const clauseId = ids.get(key);
      if (clauseId === undefined) continue;
      await leader.post(job.draft(`/clauses/${clauseId}/citations`), { sourceId, note });
      citations++;
    }
  }
  return `${found.length} sources, named by clauses ${citations} times`;
}
