import {
  draftIn,
  edit,
  people,
  presentHash,
  putSheet,
  stateOf,
  submittedTo,
  decide,
  approvedDraft,
} from '../support/approvals';
import { today } from '../support/artefacts';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, send, statementsOf } from '../support/pages';

let etalon: TestEtalon;

beforeAll(async () => {
  etalon = await startEtalon();
});
afterAll(() => etalon.stop());

const at = ({ draftId }: { draftId: number }) => `/drafts/${draftId}/approval`;

describe('the approval sheet', () => {
  it('is filled in by who leads, keeps what was ticked, and tells every fault at once', async () => {
    const draft = await draftIn(etalon, 'finalising');
    const [approver] = await people(etalon, 1);
    const { text } = await page(draft.leader.client, at(draft)).expect(200);
    expect(text).toContain('First put this right:');
    expect(text).toContain('Expected at least one approver');
    expect(text).not.toContain('value="submit"');

    const faulty = { act: 'sheet', quorum: 'two', version: '0' };
    const refused = await send(draft.leader.client, at(draft), faulty).expect(422);
    expect(refused.text.match(/<a href="#(approverIds|quorum)">/g)).toHaveLength(2);
    expect(refused.text).toContain('value="two"');

    const sheet = { act: 'sheet', quorum: '1', version: '0', approverIds: String(approver!.id) };
    await send(draft.leader.client, at(draft), sheet).expect(303).expect('Location', at(draft));
    const ready = await page(draft.leader.client, at(draft)).expect(200);
    expect(ready.text).toMatch(new RegExp(`value="${approver!.id}" checked`));
    expect(ready.text).toContain('value="submit"');
  });

  it('that somebody else changed meanwhile is shown beside what was ticked', async () => {
    const draft = await draftIn(etalon, 'finalising');
    const [theirs, mine] = await people(etalon, 2);
    await putSheet(draft, draft.hr, [theirs!], 1).expect(200);
    const sheet = { act: 'sheet', quorum: '1', version: '0', approverIds: String(mine!.id) };
    const { text } = await send(draft.leader.client, at(draft), sheet).expect(412);
    expect(text).toContain(`<span class="change-title">${theirs!.person.name}</span>`);
    expect(text).toMatch(new RegExp(`value="${mine!.id}" checked`));
    const { version } = hiddenFields(text);
    await send(draft.leader.client, at(draft), { ...sheet, version: version! }).expect(303);
  });

  it('is not for an approver to change', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await submittedTo(etalon, [approver!], 1);
    const { text } = await page(approver!.client, at(draft)).expect(200);
    expect(text).not.toContain('value="sheet"');
    await send(approver!.client, at(draft), { act: 'sheet', quorum: '1', version: '1', approverIds: '1' }).expect(403);
  });
});

describe('submitting', () => {
  it('is done once, and what follows is seen', async () => {
    const draft = await draftIn(etalon, 'finalising');
    await putSheet(draft, draft.leader, await people(etalon, 1), 1).expect(200);
    await send(draft.leader.client, at(draft), { act: 'submit' }).expect(303);
    const again = await send(draft.leader.client, at(draft), { act: 'submit' }).expect(422);
    expect(again.text).toContain('from which “submit” is not possible');
    expect(await stateOf(etalon, draft.draftId)).toBe('approval');
  });
});

describe('deciding', () => {
  it('takes one look at the final text and one press', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await submittedTo(etalon, [approver!], 1);
    const { text } = await page(approver!.client, at(draft)).expect(200);
    expect(text).toContain('2 sections, 3 clauses');
    expect(text).toContain('This is the first edition of the standard');
    expect(text).toContain(`href="/drafts/${draft.draftId}/text"`);
    const form = { ...hiddenFields(text), act: 'approve', reasons: '' };
    await send(approver!.client, at(draft), form).expect(303).expect('Location', at(draft));
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
    const again = await send(approver!.client, at(draft), form).expect(422);
    expect(again.text).toContain('approved');
    expect((await page(draft.hr.client, at(draft))).text).toContain(`href="/drafts/${draft.draftId}/publish"`);
  });

  it('against it needs reasons, which the group then reads', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await submittedTo(etalon, [approver!], 1);
    const fields = hiddenFields((await page(approver!.client, at(draft))).text);
    const silent = await send(approver!.client, at(draft), { ...fields, act: 'return', reasons: ' ' }).expect(422);
    expect(silent.text).toContain('<a href="#reasons">Reasons: ');
    await send(approver!.client, at(draft), { ...fields, act: 'return', reasons: 'Clause 1.1 <cannot> hold' }).expect(
      303,
    );
    const { text } = await page(draft.leader.client, at(draft)).expect(200);
    expect(text).toContain('Clause 1.1 &lt;cannot&gt; hold');
    expect(text).toContain('The text was returned for rework.');
  });

  it('about a text that changed meanwhile says what changed, and keeps the reasons', async () => {
    const [one, other] = await people(etalon, 2);
    const draft = await submittedTo(etalon, [one!, other!], 2);
    const form = { ...hiddenFields((await page(one!.client, at(draft))).text), reasons: 'Not yet' };
    await decide(draft, other!, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
    await edit(draft, 'The operator answers at once.');
    const { text } = await send(one!.client, at(draft), { ...form, act: 'return' }).expect(412);
    expect(text).toContain('The text changed since you read it');
    expect(text).toMatch(/Changed clauses <span class="count">1[^]*Three rings/);
    expect(text).toContain('Not yet</textarea>');
    expect(text).toContain('Void: the text changed afterwards.');
    expect((await page(other!.client, at(draft))).text).toContain('Changed since it was submitted');
    await send(one!.client, at(draft), { ...hiddenFields(text), act: 'approve', reasons: '' }).expect(303);
  });

  it('is told apart from the edition in force, clause by clause', async () => {
    const draft = await approvedDraft(etalon);
    await draft.hr.client.post(`${draft.path}/edition`).send({ effectiveDate: today() });
    await etalon.dataSource.query('update edition set published_at = now(), published_by = $2 where draft_id = $1', [
      draft.draftId,
      draft.hr.id,
    ]);
    await etalon.dataSource.query(`update draft set state = 'published' where id = $1`, [draft.draftId]);
    const { body: next } = await draft.hr.client.post(`/api/standards/${draft.standardId}/drafts`).expect(201);
    await etalon.dataSource.query(`update draft set state = 'rework' where id = $1`, [next.id]);
    await edit({ ...draft, path: `/api/drafts/${next.id}` }, 'The operator answers at once.');
    const { text } = await page(draft.hr.client, `/drafts/${next.id}/approval`).expect(200);
    expect(text).toContain('What differs from edition 1');
    expect(text).toMatch(/1 changed[^]*Three rings[^]*<ins>/);
  });

  it('is for those who take part; others are not told that it is there', async () => {
    const draft = await submittedTo(etalon, await people(etalon, 1), 1);
    const { client } = await etalon.person('management');
    await page(client, at(draft)).expect(404);
    await send(client, at(draft), { act: 'approve', contentHash: await presentHash(draft) }).expect(404);
    await send(draft.leader.client, at(draft), { act: 'approve', contentHash: await presentHash(draft) }).expect(403);
    await send(draft.leader.client, at(draft), { act: 'dance' }).expect(422);
  });

  it('costs at most twelve statements, whoever looks', async () => {
    const [one, other] = await people(etalon, 2);
    const draft = await submittedTo(etalon, [one!, other!], 2);
    await edit(draft, 'The operator answers at once.');
    for (const { client } of [draft.hr, draft.leader, one!]) {
      expect(await statementsOf(() => page(client, at(draft)).expect(200))).toBeLessThanOrEqual(12);
    }
  });
});

describe('publishing', () => {
  const publishing = ({ draftId }: { draftId: number }) => `/drafts/${draftId}/publish`;
  const finish = (draftId: number) =>
    etalon.dataSource.query(
      `update artefact set state = 'ready', progress = 100, pages = 3, bytes = 9, sha256 = repeat('0', 64), ready_at = now()
        from edition where edition.id = edition_id and edition.draft_id = $1`,
      [draftId],
    );

  it('is a day, a look at the documents, and one press', async () => {
    const draft = await approvedDraft(etalon);
    const { client } = draft.hr;
    const { text } = await page(client, publishing(draft)).expect(200);
    expect(text).toContain(`value="${today()}" min="${today()}"`);
    await send(client, publishing(draft), { act: 'freeze', effectiveDate: today() })
      .expect(303)
      .expect('Location', publishing(draft));
    const waiting = await page(client, publishing(draft)).expect(200);
    expect(waiting.text).toContain('0 of 3 documents ready');
    expect(waiting.text).not.toContain('value="publish"');
    const early = await send(client, publishing(draft), { act: 'publish' }).expect(422);
    expect(early.text).toContain('it waits its turn');

    await finish(draft.draftId);
    const ready = await page(client, publishing(draft)).expect(200);
    expect(ready.text.match(/href="\/artefacts\/\d+\/file\?inline"/g)).toHaveLength(3);
    expect(await statementsOf(() => page(client, publishing(draft)))).toBeLessThanOrEqual(12);
    await send(client, publishing(draft), { act: 'publish' }).expect(303);
    await page(client, publishing(draft)).expect(303).expect('Location', `/standards/${draft.standardId}`);
    await send(client, publishing(draft), { act: 'publish' }).expect(303);
    expect(await stateOf(etalon, draft.draftId)).toBe('published');
  });

  it('begins anew on another day', async () => {
    const draft = await approvedDraft(etalon);
    const { client } = draft.hr;
    for (const effectiveDate of ['', 'soon', '2020-01-01']) {
      const { text } = await send(client, publishing(draft), { act: 'freeze', effectiveDate }).expect(422);
      expect(text).toContain('<a href="#effectiveDate">Day it takes effect: ');
      expect(text).toContain(`value="${effectiveDate}"`);
    }
    await send(client, publishing(draft), { act: 'freeze', effectiveDate: today() }).expect(303);
    const twice = await send(client, publishing(draft), { act: 'freeze', effectiveDate: today() }).expect(422);
    expect(twice.text).toContain('Edition 1 is already prepared');
    await send(client, publishing(draft), { act: 'discard' }).expect(303);
    await send(client, publishing(draft), { act: 'discard' }).expect(303);
    expect((await page(client, publishing(draft))).text).toContain('value="freeze"');
  });

  it('tells why a document failed, and has it made again', async () => {
    const draft = await approvedDraft(etalon);
    const { client } = draft.hr;
    await send(client, publishing(draft), { act: 'freeze', effectiveDate: today() }).expect(303);
    await finish(draft.draftId);
    await etalon.dataSource.query(
      `update artefact set state = 'failed', failure = '{"code": "rendering-crashed", "detail": "Target closed"}'
        where name = 'handbook' and edition_id = (select id from edition where draft_id = $1)`,
      [draft.draftId],
    );
    const { text } = await page(client, publishing(draft)).expect(200);
    expect(text).toContain('the browser that makes the documents broke down over it');
    expect(text).not.toContain('value="publish"');
    const [, retry] = /action="(\/artefacts\/\d+\/retry)"/.exec(text)!;
    await send(client, retry!, {}).expect(303).expect('Location', publishing(draft));
    await send(client, retry!, {}).expect(409);
    expect((await page(client, publishing(draft))).text).toContain('Waiting its turn');
  });

  it('is for HR, and comes after the approval', async () => {
    const draft = await submittedTo(etalon, await people(etalon, 1), 1);
    await page(draft.leader.client, publishing(draft)).expect(403);
    expect((await page(draft.hr.client, publishing(draft)).expect(200)).text).toContain('must be approved first');
    await send(draft.hr.client, publishing(draft), { act: 'freeze', effectiveDate: today() }).expect(422);
    await page(draft.hr.client, '/drafts/99999/publish').expect(404);
  });
});
