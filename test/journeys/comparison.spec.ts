import { PrintedComparison } from '../../src/publications/printed-comparison.entity';
import { decide, edit, moveTo, nextDraft, people, presentHash, submit, type TestDraft } from '../support/approvals';
import { artefactsOf, finish, freeze, make, publishedDraft } from '../support/artefacts';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { page } from '../support/pages';
import { readPdf } from '../support/read-pdf';
import { apply, closeRound, commented, reviewedDraft, type ReviewedDraft } from '../support/reviews';

let etalon: TestEtalon;

beforeAll(async () => {
  etalon = await startEtalon();
});
afterAll(() => etalon.stop());

/** A draft after an edition in force, in which one clause was changed, one moved, one removed and one added. */
async function rewritten(): Promise<TestDraft> {
  const draft = await nextDraft(etalon, await publishedDraft(etalon), 'rework');
  const { body: text } = await draft.hr.client.get(`${draft.path}/text`).expect(200);
  const [first, second] = text.sections;
  await edit(draft, 'The operator answers **at once**.');
  const moved = first.clauses[1];
  await draft.hr.client
    .put(`${draft.path}/clauses/${moved.id}/place`)
    .send({ sectionId: second.id, position: 1 })
    .expect(200);
  const removed = second.clauses[0];
  await draft.hr.client.delete(`${draft.path}/clauses/${removed.id}`).set('If-Match', '"1"').expect(204);
  await draft.hr.client
    .post(`${draft.path}/sections/${first.id}/clauses`)
    .send({ title: 'Smile', body: 'It can be heard.' })
    .expect(201);
  return draft;
}

/** HTML with its addresses as they are followed. */
const plain = (html: string) => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

/** Takes a draft through approval to the edition that HR freezes. */
async function frozen(draft: TestDraft): Promise<number> {
  await moveTo(etalon, draft.draftId, 'finalising');
  const [approver] = await people(etalon, 1);
  await submit(draft, [approver!], 1);
  await decide(draft, approver!, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
  return freeze(draft);
}

async function publish(draft: TestDraft): Promise<void> {
  await finish(etalon, draft);
  await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
}

describe('a draft beside the edition in force', () => {
  it('is told clause by clause, as JSON and as a page', async () => {
    const draft = await rewritten();
    const { body } = await draft.leader.client.get(`/api/standards/${draft.standardId}/comparison`).expect(200);
    expect(body).toMatchObject({
      from: { ref: 'edition-1', state: 'in-force' },
      to: { ref: `draft-${draft.draftId}`, state: 'rework' },
      counts: { added: 1, changed: 1, moved: 1, removed: 1, same: 0 },
    });
    const changed = body.clauses.find(({ fields }: { fields: unknown[] }) => fields.length > 0);
    expect(changed.fields).toEqual([
      { field: 'body', label: 'Wording of the requirement', html: expect.stringMatching(/<del>.*<ins>/s) },
    ]);
    expect(body.clauses.map(({ placing }: { placing: string }) => placing)).toEqual(
      expect.arrayContaining(['stayed', 'gone', 'moved', 'added', 'removed']),
    );

    const path = `/standards/${draft.standardId}/comparison`;
    const { text: clauses } = await page(draft.leader.client, path).expect(200);
    expect(clauses).toContain('1 new clause');
    expect(clauses).toContain('Moved here from 1.2');
    expect(clauses).toContain(`href="/drafts/${draft.draftId}/clauses/`);
    const { text: whole } = await page(draft.leader.client, `${path}?shape=document`).expect(200);
    expect(whole).toMatch(/<div class="clause-text prose">.*<ins>/s);
    const { text: pack } = await page(draft.hr.client, `/drafts/${draft.draftId}/approval`).expect(200);
    expect(plain(pack)).toContain('1 new clause');
    expect(plain(pack)).toContain(
      `/standards/${draft.standardId}/comparison/pdf?from=edition-1&to=draft-${draft.draftId}`,
    );
  });

  it('is not there for who may not read it', async () => {
    const draft = await rewritten();
    const { client } = await etalon.person();
    const path = `/standards/${draft.standardId}/comparison`;
    await page(client, `${path}?to=draft-${draft.draftId}`).expect(404);
    await client
      .get(`/api${path}/pdf`)
      .query({ to: `draft-${draft.draftId}` })
      .expect(404);
    await client.get(`/api${path}`).query({ to: 'edition-9' }).expect(404);
    await client.get(`/api${path}`).query({ to: 'Edition 9' }).expect(422);
    expect((await page(client, path).expect(200)).text).toContain('only one text of this standard');
    expect((await client.get('/api/standards/2147483647/comparison').expect(404)).body.code).toBe('not-found');
  });

  it('is printed once, marked as a draft', async () => {
    const draft = await rewritten();
    const path = `/standards/${draft.standardId}/comparison/pdf?from=edition-1&to=draft-${draft.draftId}`;
    const [one, other] = await Promise.all([1, 2].map(() => draft.leader.client.get(path).buffer().expect(200)));
    expect(one!.headers['etag']).toBe(other!.headers['etag']);
    const again = await draft.hr.client.get(`/api${path}`).expect(200);
    expect(again.headers).toMatchObject({ 'content-type': 'application/pdf', etag: one!.headers['etag'] });
    const { pages, tagged } = await readPdf(one!.body as Uint8Array);
    expect(tagged).toBe(true);
    expect(pages.every(({ text }) => text.includes('Draft'))).toBe(true);
    expect(pages.map(({ text }) => text).join(' ')).toContain('[inserted: at once');
    expect(await etalon.dataSource.manager.count(PrintedComparison)).toBe(1);
  });
});

describe('an edition after another', () => {
  it('has a document that says what changed, which nothing prints again', async () => {
    const draft = await rewritten();
    const kept = await etalon.dataSource.manager.count(PrintedComparison);
    const editionId = await frozen(draft);
    const artefacts = await artefactsOf(draft, editionId);
    const artefact = artefacts.find(({ kind }) => kind === 'what-changed')!;
    expect(artefact).toMatchObject({ name: 'what-changed', title: 'What changed', jobRole: null });
    const path = `/api/standards/${draft.standardId}/comparison/pdf`;
    const waiting = await draft.hr.client.get(path).query({ from: 'edition-1', to: 'edition-2' }).expect(409);
    expect(waiting.body.code).toBe('artefact-not-ready');
    await make(etalon, artefact.id);
    const { body: made } = await draft.hr.client.get(`/api/artefacts/${artefact.id}`).expect(200);
    await publish(draft);
    const { client } = await etalon.person();
    await page(client, `/standards/${draft.standardId}/comparison`).expect(200);
    const { text } = await page(client, `/standards/${draft.standardId}`).expect(200);
    expect(plain(text)).toContain(`href="/standards/${draft.standardId}/comparison?to=edition-2"`);
    expect(made).toMatchObject({ state: 'ready', pages: expect.any(Number) });
    expect(await etalon.dataSource.manager.count(PrintedComparison)).toBe(kept);
  });
});

describe('from a comment to the published sentence and back', () => {
  it('every step is told', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, owner, leader, clauses } = draft;
    const suggestion = 'The operator picks up by the second ring. Nobody waits.';
    const id = await commented(draft, member, { clauseId: clauses[0], suggestion, text: 'Three rings are long.' });
    const other = await commented(draft, member, { text: 'Fine.' });
    await closeRound(draft).expect(201);
    const { body: applied } = await apply(owner, id, 1, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    expect(applied.comment.trace).toMatchObject({ revision: { number: 2, previous: 1 }, edition: null });

    const clausePath = `/drafts/${draft.draftId}/clauses/${clauses[0]}`;
    const { text: before } = await page(member.client, clausePath).expect(200);
    expect(before).toContain('Not published yet');
    expect(plain(before)).toContain(`href="${clausePath}/revisions?from=1&to=2"`);

    await bringIntoForce(draft);
    const { body: thread } = await member.client.get(`/api/comments/${id}`).expect(200);
    expect(thread.comment.trace).toMatchObject({
      edition: { number: 1, inForce: true, clauseNumber: '1.1' },
      wording: { state: 'same', sentence: 'The operator picks up by the second ring.' },
    });
    expect((await member.client.get(`/api/comments/${other}`).expect(200)).body.comment.trace).toBeNull();
    const { text } = await page(member.client, clausePath).expect(200);
    expect(text).toContain(`href="/standards/${draft.standardId}/handbook#clause-1-1"`);
    expect(text).toContain('The wording stands');

    const { body: origins } = await member.client.get(`/api${clausePath}/origins`).expect(200);
    expect(origins.items).toMatchObject([
      { number: 2, comments: [{ id, author: { id: member.id }, outcome: 'accepted' }], editions: [{ number: 1 }] },
      { number: 1, comments: [], editions: [] },
    ]);
    const { text: history } = await page(member.client, `${clausePath}/revisions`).expect(200);
    expect(history).toContain('Three rings are long.');

    const way = `/standards/${draft.standardId}/clauses/1.1/history`;
    expect((await page(leader.client, `/standards/${draft.standardId}/handbook`).expect(200)).text).toContain(way);
    await page(leader.client, way).expect(303).expect('Location', `${clausePath}/revisions`);
    const outsider = await etalon.person();
    expect((await page(outsider.client, `/standards/${draft.standardId}/handbook`).expect(200)).text).not.toContain(
      way,
    );
    await page(outsider.client, way).expect(404);
    await page(leader.client, `/standards/${draft.standardId}/clauses/9.9/history`).expect(404);
  });
});

async function bringIntoForce(draft: ReviewedDraft): Promise<void> {
  await frozen(draft);
  await publish(draft);
}
