import Fastify from 'fastify';
import { Pool } from 'pg';
import { clauseColumns, clauseTables } from '../../src/standards/clause-rows';
import { participationColumn } from '../../src/standards/participation';

/**
 * What the API is measured against: bare Fastify routes with one prepared statement each, on a pool as large as Etalon's.
 * Nobody is asked who he is, and nothing is checked.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
const fastify = Fastify();

/** The statement that Etalon itself reads a clause with. */
const readClause = `select ${clauseColumns}, draft.state, ${participationColumn('$3')}
  from draft, ${clauseTables} where draft.id = $1 and placed.draft_id = $1 and placed.clause_id = $2`;

const writeComment = `insert into comment (draft_id, round_id, clause_id, revision_id, author_id, type, text)
  values ($1, $2, $3, $4, $5, $6, $7) returning id, created_at as "createdAt"`;

interface Read {
  Params: { draftId: string; clauseId: string; personId: string };
}

interface Write {
  Params: { draftId: string };
  Body: { roundId: number; clauseId: number; revisionId: number; authorId: number; type: string; text: string };
}

fastify.get<Read>('/drafts/:draftId/clauses/:clauseId/of/:personId', async ({ params }) => {
  const values = [params.draftId, params.clauseId, params.personId];
  return (await pool.query({ name: 'read-clause', text: readClause, values })).rows[0];
});

fastify.post<Write>('/drafts/:draftId/comments', async ({ params, body }, reply) => {
  const { roundId, clauseId, revisionId, authorId, type, text } = body;
  const values = [params.draftId, roundId, clauseId, revisionId, authorId, type, text];
  void reply.code(201);
  return (await pool.query({ name: 'write-comment', text: writeComment, values })).rows[0];
});

void fastify.listen({ port: 0, host: '127.0.0.1' }).then((address) => console.log(address));
