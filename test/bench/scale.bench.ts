import { Client } from 'pg';
import type { ApiClient } from '../../src/cli/api-client';
import { Job, run, stepsBefore } from '../../src/cli/main-job';
import type { Company } from '../../src/cli/company';
import type { ClauseDto } from '../../src/standards/clauses.dto';
import { writeStandardFile } from '../../src/standards/standard-file.writer';
import { largeStandard } from '../support/large-standard';
import type { Report } from './bench';
import type { Ground } from './ground';
import { median, ratios } from './statistics';

const small = { clauses: 50, comments: 1000 };
const large = { clauses: 1000, comments: 20_000 };
const rounds = 31;

/** How much longer the pages of a large standard with very many comments keep their reader waiting than those of a small one. */
export async function benchScale(ground: Ground, report: Report): Promise<void> {
  const company = await ground.company();
  const leader = await ground.as('serviceManager');
  const [one, other] = [await reworked(ground, company, small), await reworked(ground, company, large)];
  for (const name of Object.keys(one)) {
    const seconds: [number[], number[]] = [[], []];
    for (let round = -3; round < rounds; round++) {
      const taken = [
        await firstByte(`${ground.address}${one[name]}`, leader),
        await firstByte(`${ground.address}${other[name]}`, leader),
      ] as const;
      // The first rounds warm up.
      if (round < 0) continue;
      seconds[0].push(taken[0]);
      seconds[1].push(taken[1]);
    }
    report(`scale.${name}.small`, 1000 * median(seconds[0]), 'ms');
    report(`scale.${name}.large`, 1000 * median(seconds[1]), 'ms');
    report(`scale.${name}.ratio`, median(ratios(seconds[1], seconds[0])), '×');
  }
}

/** @returns the addresses of its pages, by what they are */
async function reworked(
  ground: Ground,
  company: Company,
  { clauses, comments }: typeof small,
): Promise<Record<string, string>> {
  const file = writeStandardFile(largeStandard(`of-${clauses}`, clauses));
  const job = new Job(new TextEncoder().encode(file), company);
  await run(job, stepsBefore('comment'));
  await comment(ground.databaseUrl, job, comments);
  await (await job.as('serviceManager')).post(`/api/rounds/${job.roundId}/closure`);
  await rework(job);
  const { draftId } = job;
  const { clause, sectionId } = job.clause(1);
  return {
    clause: `/drafts/${draftId}/clauses/${clause.id}`,
    inbox: `/drafts/${draftId}/comments`,
    inbox_of_section: `/drafts/${draftId}/comments?section=${sectionId}`,
    inbox_of_lost_passages: `/drafts/${draftId}/comments?passage=orphaned`,
    overview: `/drafts/${draftId}`,
  };
}

/** Every fifth clause has a text of its own by now, so that passages have to be followed. */
async function rework(job: Job): Promise<void> {
  for (const { id, clauses } of job.text.sections) {
    const writer = await job.as(job.responsible.get(id)!);
    for (const { id: clauseId, text } of clauses.filter((_, place) => place % 5 === 0)) {
      const path = job.draft(`/clauses/${clauseId}`);
      const { version } = await writer.get<ClauseDto>(path);
      await writer.patch(path, { body: `Rewritten since. ${text.body}` }, version);
    }
  }
}

/** As many on each clause; every second on its first words, every tenth with wording of its own. By SQL, for it is only the ground. */
async function comment(databaseUrl: string, { draftId, roundId, company }: Job, count: number): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    await database.query(
      `with placed as (
          select clause_id, revision_id, row_number() over (order by clause_id) - 1 as place, count(*) over () as clauses
          from placed_clause where draft_id = $1)
        insert into comment (draft_id, round_id, clause_id, revision_id, author_id, type, text, suggestion, passage)
        select $1, $2, placed.clause_id, placed.revision_id, ($3::int[])[1 + serial % cardinality($3::int[])],
          'general', 'Comment ' || serial,
          case when serial % 10 = 0 then revision.body || E'\\n\\nAnd this.' end,
          case when serial % 2 = 1 then jsonb_build_object('start', 0, 'end', 8, 'exact', left(revision.body, 8),
            'prefix', '', 'suffix', substr(revision.body, 9, 32)) end
        from generate_series(1, $4::int) serial
          join placed on placed.place = serial % placed.clauses
          join clause_revision revision on revision.id = placed.revision_id`,
      [draftId, roundId, Object.values(company.personId), count],
    );
    await database.query('analyze');
  } finally {
    await database.end();
  }
}

/** @returns seconds until the reply begins */
async function firstByte(url: string, client: ApiClient): Promise<number> {
  const begun = performance.now();
  const reply = await fetch(url, { headers: { ...client.headers(), accept: 'text/html' } });
  const seconds = (performance.now() - begun) / 1000;
  if (!reply.ok) throw new Error(`${url} answers ${reply.status}`);
  await reply.arrayBuffer();
  return seconds;
}
