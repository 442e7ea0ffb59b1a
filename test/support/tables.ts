import { buffer } from 'node:stream/consumers';
import type { Actor } from '../../src/accounts/actor';
import { readSpreadsheet } from '../../src/platform/spreadsheets/spreadsheet-file';
import type { CommentView, DispositionView } from '../../src/reviews/comment-rows';
import type { Present } from '../../src/reviews/disposition-table/answer-plan';
import type { DispositionTable } from '../../src/reviews/disposition-table/disposition-table';
import { readFilledTable, type FilledTable } from '../../src/reviews/disposition-table/filled-table';
import { participationFrom } from '../../src/standards/participation';

/** A comment without an answer on the first clause. */
export function sampleComment(change: Partial<CommentView> = {}): CommentView {
  return {
    id: 7,
    draftId: 1,
    roundId: 1,
    clauseId: 3,
    sectionId: null,
    revisionId: 5,
    authorId: 2,
    author: { id: 2, name: 'Anna' },
    createdAt: new Date('2026-11-01T10:00:00Z'),
    type: 'technical',
    text: 'Two rings are enough.',
    suggestion: null,
    place: { sectionId: 4, appliesTo: [], number: '1.1', title: 'Three rings' },
    removed: false,
    disposition: null,
    replies: 0,
    ...change,
  };
}

export function sampleDisposition(change: Partial<DispositionView> = {}): DispositionView {
  return {
    id: 12,
    outcome: 'rejected',
    reason: 'Measured: nobody waits.',
    revisionId: null,
    decidedBy: { id: 1, name: 'Marina' },
    decidedAt: new Date('2026-11-05T10:00:00Z'),
    withdrawnBy: null,
    withdrawnAt: null,
    objection: null,
    ...change,
  };
}

export function sampleTable(comments: CommentView[], change: Partial<DispositionTable> = {}): DispositionTable {
  return {
    organisation: 'Nord',
    title: 'Answering the phone',
    language: 'en',
    round: null,
    madeAt: new Date('2026-11-20T10:00:00Z'),
    count: comments.length,
    comments: async function* () {
      yield* comments;
    },
    ...change,
  };
}

/** What an import makes of a file. */
export async function filledIn(
  file: NodeJS.ReadableStream | Uint8Array,
  language: 'en' | 'ru' = 'en',
): Promise<FilledTable> {
  const source = file instanceof Uint8Array ? file : await buffer(file);
  const limits = { bytes: 5 * 1024 * 1024, unpackedBytes: 64 * 1024 * 1024, rows: 25_000 };
  const { format, rows } = await readSpreadsheet(source, limits);
  return readFilledTable(rows, language, format === 'csv');
}

/** The draft as a leader finds it: these comments, and these dispositions, taken back or not. */
export function samplePresent(comments: CommentView[], earlier: [commentId: number, DispositionView][] = []): Present {
  const actor: Actor = {
    id: 1,
    name: 'Marina',
    email: 'm@n.o',
    language: 'en',
    accessRoles: [],
    jobRoles: [],
    sessionId: 1,
  };
  const inForce = comments.flatMap(({ id, disposition }) => (disposition ? [[id, disposition] as const] : []));
  return {
    actor,
    participation: participationFrom([{ part: 'leader', section_id: null, job_role: null }]),
    language: 'en',
    comments: new Map(comments.map((comment) => [comment.id, comment])),
    dispositions: new Map([...inForce, ...earlier].map(([commentId, { id, ...rest }]) => [id, { commentId, ...rest }])),
  };
}
