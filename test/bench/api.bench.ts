import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { Job, run, stepsBefore } from '../../src/cli/main-job';
import { projectRoot } from '../../src/platform/project-root';
import type { Report } from './bench';
import { startServer, type Ground } from './ground';
import { median, ratios } from './statistics';

const rounds = 7;
/** Seconds that each side is loaded in a round. */
const duration = 2;
/** As many as there are connections in a pool. */
const connections = 16;

interface Target {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** How much of a bare route's throughput is left once Etalon knows who asks, whether he may, and what to record. */
export async function benchApi(ground: Ground, report: Report): Promise<void> {
  const source = readFileSync(join(projectRoot, 'examples', 'phone-service.ru.md'));
  const job = new Job(source, await ground.company());
  await run(job, stepsBefore('comment'));
  const floor = await startServer('floor.server.js', { DATABASE_URL: ground.databaseUrl });
  try {
    const { draftId, roundId } = job;
    const { clause } = job.clause(0);
    const authorId = job.company.personId.operator;
    const headers = (await job.as('operator')).headers();
    const path = `/drafts/${draftId}/clauses/${clause.id}`;
    await compare(
      'api.read_clause',
      { url: `${ground.address}/api${path}`, headers },
      { url: `${floor.address}${path}/of/${authorId}` },
      report,
    );

    const comment = { clauseId: clause.id, type: 'general', text: job.words.question };
    const json = { ...headers, 'content-type': 'application/json' };
    const whole = { ...comment, roundId, authorId, revisionId: clause.revisionId };
    const post = (url: string, body: object) => ({ url, method: 'POST', headers: json, body: JSON.stringify(body) });
    await compare(
      'api.comment',
      post(`${ground.address}/api/drafts/${draftId}/comments`, comment),
      post(`${floor.address}/drafts/${draftId}/comments`, whole),
      report,
    );
  } finally {
    await floor.stop();
  }
}

async function compare(name: string, ours: Target, bare: Target, report: Report): Promise<void> {
  const our: number[] = [];
  const floor: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const ourRate = await load(ours);
    const floorRate = await load(bare);
    // The first round warms up both.
    if (round < 0) continue;
    our.push(ourRate);
    floor.push(floorRate);
  }
  report(`${name}.per_second`, median(our), '1/s');
  report(`${name}.floor.per_second`, median(floor), '1/s');
  report(`${name}.ratio`, median(ratios(our, floor)), '×');
}

/** @returns requests a second */
async function load(target: Target): Promise<number> {
  const result = await autocannon({ ...target, connections, duration });
  const { non2xx, errors, requests } = result;
  if (non2xx + errors > 0) throw new Error(`${target.url}: ${non2xx} refusals and ${errors} errors`);
  return requests.total / result.duration;
}
