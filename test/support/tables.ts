import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { Actor } from '../../src/accounts/actor';
import { readSpreadsheet } from '../../src/platform/spreadsheets/spreadsheet-file';
import { zipStream } from '../../src/platform/office/zip-stream';
import type { CommentView, DispositionView } from '../../src/reviews/comment-rows';
import type { Present } from '../../src/reviews/disposition-table/answer-plan';
import type { DispositionTable } from '../../src/reviews/disposition-table/disposition-table';
import { readFilledTable, type FilledTable } from '../../src/reviews/disposition-table/filled-table';
import { participationFrom } from '../../src/standards/participation';
import type { SignedIn } from './etalon';

/** A comment without an answer on the first clause. */
export function sampleComment(change: Partial<CommentView> = {}): CommentView {
  return {
    id: 7,
    draftId: 1,
    roundId: 1,
    clauseId: 3,
    sectionId: null,
    revisionId: 5,
    passage: null,
    passageRevisionId: null,
    anchoring: null,
    basis: null,
    proposal: null,
    authorId: 2,
    author: { id: 2, name: 'Anna' },
    createdAt: new Date('2026-11-01T10:00:00Z'),
    type: 'technical',
    text: 'Two rings are enough.',
    suggestion: null,
    place: { sectionId: 4, appliesTo: [], number: '1.1', title: 'Three rings' },
    removed: false,
    disposition: null,
    mentions: [],
    agreements: [],
    resolution: null,
    joinedTo: null,
    joined: [],
    trace: null,
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
    colour: undefined,
    title: 'Answering the phone',
    language: 'en',
    timeZone: 'Asia/Almaty',
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

/** What is typed into cells of a workbook, by their names; where a cell begins with `=`, a formula. */
export async function fillIn(workbook: Uint8Array, typed: Record<string, string>): Promise<Buffer> {
  const parts = await unzip(workbook);
  const name = 'xl/worksheets/sheet1.xml';
  let sheet = parts[name]!.toString();
  for (const [cell, value] of Object.entries(typed)) {
    const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const content = value.startsWith('=') ? `<f>${text.slice(1)}</f>` : `<is><t xml:space="preserve">${text}</t></is>`;
    const present = new RegExp(`<c r="${cell}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`, 's');
    if (!present.test(sheet)) throw new Error(`the sheet has no cell ${cell}`);
    sheet = sheet.replace(present, (_, style = '') => `<c r="${cell}"${style} t="inlineStr">${content}</c>`);
  }
  return buffer(zipStream({ ...parts, [name]: sheet }));
}

/** The parts of a package by their names. */
export async function unzip(source: Uint8Array): Promise<Record<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(source), { lazyEntries: true });
  const parts: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    parts[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  }
  return parts;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The table of a draft as a file. */
export async function download(by: SignedIn, path: string, query: object): Promise<Buffer> {
  const { body } = await by.client.get(`${path}/disposition-table`).query(query).responseType('blob').expect(200);
  return body as Buffer;
}

export function bring(by: SignedIn, path: string, file: Uint8Array, type = xlsxType) {
  return by.client.post(`${path}/disposition-table/import-plan`).set('Content-Type', type).send(file);
}

export function carryOut(by: SignedIn, path: string, planHash: string, file: Uint8Array, type = xlsxType) {
  return by.client
    .post(`${path}/disposition-table/import`)
    .set('Content-Type', type)
    .set('If-Match', `"${planHash}"`)
    .send(file);
}
