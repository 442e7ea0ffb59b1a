import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hours, MailSink, passTime, runMail } from '../support/mail';
import { page, send } from '../support/pages';
import { closeRound, commented, dispose, openRound, reviewedDraft, revise } from '../support/reviews';
import { download } from '../support/tables';
import { draftedDraft, eventsOf } from '../support/working-groups';

let etalon: TestEtalon;
const sink = new MailSink();
beforeAll(async () => {
  await sink.start();
  etalon = await startEtalon({ smtp: sink.smtp });
});
afterAll(async () => {
  await etalon.stop();
  await sink.stop();
});

const agree = (by: SignedIn, id: number) => by.client.post(`/api/comments/${id}/agreement`).send({});
const disagree = (by: SignedIn, id: number) => by.client.delete(`/api/comments/${id}/agreement`).send();

describe('agreeing with a comment', () => {
  it('is shown with names, once a person, and taken back', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, staff, leader, owner } = draft;
    const id = await commented(draft, member, { clauseId: draft.clauses[0] });
    await agree(staff, id).expect(201);
    const { body } = await agree(owner, id).expect(201);
    expect(body.comment.agreements).toEqual([staff, owner].map(({ id, person }) => ({ id, name: person.name })));
    expect(body.comment.allowedActions).toEqual(['reply', 'withdraw-agreement', 'resolve']);
    expect((await agree(staff, id).expect(409)).body.code).toBe('already-agreed');
    expect((await agree(member, id).expect(403)).body.code).toBe('own-comment');
    await agree(await etalon.person(), id).expect(404);

    const shown = await page(leader.client, `/drafts/${draft.draftId}/clauses/${draft.clauses[0]}`);
    expect(shown.text).toContain(`2 agree: ${staff.person.name} and ${owner.person.name}`);
    expect((await download(leader, draft.path, { format: 'csv' })).toString()).toContain('"","2"\r\n');

    await disagree(staff, id).expect(200);
    expect((await disagree(staff, id).expect(404)).body.subject).toBe('agreement');
    expect((await eventsOf(etalon, draft.draftId)).slice(-3)).toEqual([
      'comment.agreed',
      'comment.agreed',
      'comment.agreement-withdrawn',
    ]);
  });

  it('goes on in rework, until the comment is answered', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    await closeRound(draft).expect(201);
    await agree(draft.staff, id).expect(201);
    await dispose(draft.owner, id).expect(201);
    for (const act of [agree, disagree]) {
      expect((await act(draft.staff, id).expect(409)).body.code).toBe('already-disposed');
    }
  });

  it('is one press where the comment is read, which leads back to it', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    const clause = `/drafts/${draft.draftId}/clauses/${draft.clauses[0]}`;
    const pressed = await send(draft.staff.client, `/comments/${id}/agreement`, {}).expect(303);
    expect(pressed.headers['location']).toBe(`${clause}#comment-${id}`);
    const shown = await page(draft.staff.client, clause);
    expect(shown.text).toContain('No longer agree');
    await send(draft.staff.client, `/comments/${id}/agreement/withdrawal`, {}).expect(303);
  });
});

const resolve = (by: SignedIn, id: number) => by.client.post(`/api/comments/${id}/resolution`).send({});
const reopen = (by: SignedIn, id: number) => by.client.delete(`/api/comments/${id}/resolution`).send();

describe('the talk about a comment', () => {
  it('is resolved by its author or whoever answers, and reopened by whoever takes part', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, staff, owner } = draft;
    const id = await commented(draft, member, { clauseId: draft.clauses[0] });
    expect((await resolve(staff, id).expect(403)).body.code).toBe('not-yours-to-resolve');
    expect((await reopen(staff, id).expect(409)).body.code).toBe('not-resolved');
    const { body } = await resolve(member, id).expect(201);
    expect(body.comment.resolution).toEqual({
      by: { id: member.id, name: member.person.name },
      at: expect.any(String) as string,
    });
    expect((await resolve(owner, id).expect(409)).body.code).toBe('already-resolved');
    expect((await reopen(staff, id).expect(200)).body.comment.resolution).toBeNull();
    await resolve(owner, id).expect(201);
    await resolve(await etalon.person(), id).expect(404);
    expect((await eventsOf(etalon, draft.draftId)).slice(-3)).toEqual([
      'comment.resolved',
      'comment.reopened',
      'comment.resolved',
    ]);
  });

  it('goes on with a reply, which reopens it', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    await resolve(draft.member, id).expect(201);
    await draft.staff.client.post(`/api/comments/${id}/replies`).send({ text: 'Not on Sundays.' }).expect(201);
    expect((await read(draft.member, id)).resolution).toBeNull();
    expect((await eventsOf(etalon, draft.draftId)).slice(-2)).toEqual(['comment.replied', 'comment.reopened']);
  });

  it('is owed its answer all the same, for which one stands ready', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, owner, leader } = draft;
    const id = await commented(draft, member, { clauseId: draft.clauses[0], text: 'Who counts the rings?' });
    await resolve(member, id).expect(201);
    await closeRound(draft).expect(201);
    const refused = await leader.client.post(`${draft.path}/finalisation`).send({}).expect(409);
    expect(refused.body.faults[0].code).toBe('comments.undisposed');

    const inbox = await page(owner.client, `/drafts/${draft.draftId}/comments`);
    expect(inbox.text).toContain('<details class="resolved" open>');
    expect(inbox.text).toContain('name="outcome" value="noted" checked');
    const reason = 'Cleared up in the discussion.';
    expect(inbox.text).toContain(`${reason}</textarea>`);
    await send(owner.client, `/drafts/${draft.draftId}/comments/${id}/disposition`, { outcome: 'noted', reason });
    expect((await read(leader, id)).disposition).toMatchObject({ outcome: 'noted', reason });
    expect((await reopen(member, id).expect(409)).body.code).toBe('already-disposed');
  });

  it('is resolved and reopened by one press where it is read, and folded away meanwhile', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    const clause = `/drafts/${draft.draftId}/clauses/${draft.clauses[0]}`;
    const pressed = await send(draft.member.client, `/comments/${id}/resolution`, {}).expect(303);
    expect(pressed.headers['location']).toBe(`${clause}#comment-${id}`);
    const shown = await page(draft.staff.client, clause);
    expect(shown.text).toContain('<details class="resolved">');
    expect(shown.text).not.toContain('data-open');
    await send(draft.staff.client, `/comments/${id}/resolution/withdrawal`, {}).expect(303);
    expect((await page(draft.staff.client, clause)).text).not.toContain('details class="resolved"');
  });
});

/** A draft in rework in which two people say the same of a clause, and a third of the draft as a whole. */
async function repeated() {
  const draft = await reviewedDraft(etalon);
  const { member, staff, leader, clauses } = draft;
  const said = (by: SignedIn, change: object) => commented(draft, by, { clauseId: clauses[0], ...change });
  const first = await said(member, { text: 'Two rings, please.' });
  const second = await said(staff, { text: 'Three is too many.', suggestion: 'The telephone rings twice.' });
  const third = await commented(draft, leader, { text: 'Fewer rings everywhere.' });
  await closeRound(draft).expect(201);
  return { ...draft, first, second, third };
}

const join = (by: SignedIn, id: number, joinedTo: number) =>
  by.client.post(`/api/comments/${id}/joining`).send({ joinedTo });
const part = (by: SignedIn, id: number) => by.client.delete(`/api/comments/${id}/joining`).send();
const read = async (by: SignedIn, id: number) => (await by.client.get(`/api/comments/${id}`).expect(200)).body.comment;

describe('comments that say the same', () => {
  it('are answered together, and the answer is taken back from all', async () => {
    const { leader, owner, member, first, second, third } = await repeated();
    const { body } = await join(owner, second, first).expect(201);
    expect(body.comment.joinedTo).toEqual({
      id: first,
      author: { id: member.id, name: member.person.name },
      text: 'Two rings, please.',
    });
    expect(body.comment.allowedActions).toEqual(['reply', 'agree', 'resolve', 'part']);
    await join(leader, third, second).expect(201);
    expect((await read(leader, first)).joined.map(({ id }: { id: number }) => id)).toEqual([second, third]);

    expect((await dispose(owner, second).expect(409)).body.code).toBe('answered-with-another');
    await dispose(owner, first, { outcome: 'accepted', reason: 'You are right.' }).expect(201);
    for (const id of [first, second, third]) {
      expect((await read(leader, id)).disposition).toMatchObject({ outcome: 'accepted', reason: 'You are right.' });
    }
    expect((await part(owner, second).expect(409)).body.code).toBe('already-disposed');
    await leader.client.delete(`/api/comments/${first}/disposition`).send().expect(200);
    for (const id of [first, second, third]) expect((await read(leader, id)).disposition).toBeNull();
    await part(owner, second).expect(200);
    await dispose(owner, second).expect(201);
    expect((await read(leader, first)).disposition).toBeNull();
  });

  it('are carried out by one revision, which lets the draft go on', async () => {
    const draft = await repeated();
    const { leader, owner, first, second, third } = draft;
    await join(owner, second, first).expect(201);
    await join(leader, third, first).expect(201);
    await dispose(owner, first, { outcome: 'accepted', reason: 'You are right.' }).expect(201);
    const revisionId = await revise(draft, owner, draft.clauses[0]!, 'The telephone rings twice at most.');
    await owner.client.patch(`/api/comments/${first}/disposition`).send({ revisionId }).expect(200);
    for (const id of [second, third]) expect((await read(leader, id)).disposition.revisionId).toBe(revisionId);
    await leader.client.post(`${draft.path}/finalisation`).send({}).expect(201);
  });

  it('are joined by whoever answers both, in the same draft, once', async () => {
    const { leader, owner, member, first, second, third } = await repeated();
    const other = await repeated();
    expect((await join(member, first, second).expect(403)).body.code).toBe('not-yours-to-answer');
    expect((await join(owner, second, third).expect(403)).body.code).toBe('not-yours-to-answer');
    await join(leader, first, other.first).expect(404);
    expect((await join(leader, first, first).expect(422)).body.faults).toMatchObject([{ code: 'joined-to-itself' }]);
    await join(leader, first, second).expect(201);
    expect((await join(leader, second, first).expect(422)).body.faults).toMatchObject([{ code: 'joined-to-itself' }]);
    expect((await join(leader, first, third).expect(409)).body.code).toBe('already-joined');
    // What was joined to a comment goes along with it.
    await join(leader, second, third).expect(201);
    expect((await read(leader, first)).joinedTo.id).toBe(third);
    expect((await part(leader, third).expect(404)).body.subject).toBe('joining');
    await dispose(leader, third).expect(201);
    await dispose(other.leader, other.third).expect(201);
    expect((await join(other.leader, other.first, other.third).expect(409)).body.code).toBe('already-disposed');
  });

  it('are joined in the list, and shown together there and on the clause', async () => {
    const { owner, staff, draftId, clauses, first, second } = await repeated();
    const list = `/drafts/${draftId}/comments`;
    expect((await page(owner.client, list)).text).toContain(`<option value="${first}">`);
    const sent = await send(owner.client, `/comments/${second}/joining`, { joinedTo: String(first) }).expect(303);
    expect(sent.headers['location']).toBe(`/drafts/${draftId}/clauses/${clauses[0]}#comment-${second}`);
    for (const path of [list, `/drafts/${draftId}/clauses/${clauses[0]}`]) {
      const { text } = await page(owner.client, path);
      expect(text).toContain('1 comment says the same and gets the same answer');
      expect(text).toContain('Answered together with the comment by');
    }
    await send(owner.client, `/comments/${second}/joining/withdrawal`, {}).expect(303);
    await send(staff.client, `/comments/${second}/joining`, { joinedTo: String(first) }).expect(403);
  });
});

describe('one answer for several comments', () => {
  const give = (by: SignedIn, path: string, comments: object[], change: object = {}) =>
    by.client.post(`${path}/dispositions`).send({ comments, outcome: 'accepted', reason: 'Agreed.', ...change });

  /** Three suggestions for one clause: for its first sentence, for its last one, and one that clashes with the first. */
  async function suggested() {
    const drafted = await draftedDraft(etalon);
    const { member, leader, path } = drafted;
    const staff = await etalon.person();
    const clauseId = drafted.sections[0]!.clauses[0]!.id;
    const draft = { ...drafted, staff, roundId: 0, clauses: [clauseId] };
    const body = 'Before the third ring. He is friendly. He listens well. He says goodbye.';
    await revise(draft, leader, clauseId, body);
    draft.roundId = (await openRound(drafted, leader, [member, staff]).expect(201)).body.id;
    const { body: clause } = await leader.client.get(`${path}/clauses/${clauseId}`).expect(200);
    const say = (by: SignedIn, suggestion: string) => commented(draft, by, { clauseId, suggestion });
    const first = await say(member, body.replace('third ring', 'second ring'));
    const second = await say(staff, body.replace('goodbye', 'thank you'));
    const clashing = await say(staff, body.replace('third ring', 'fourth ring'));
    const plain = await commented(draft, member, { text: 'Well said.' });
    await closeRound(draft).expect(201);
    return { ...draft, clauseId, first, second, clashing, plain, version: clause.version as number };
  }
  const bodyOf = async ({ leader, path, clauseId }: Awaited<ReturnType<typeof suggested>>) =>
    (await leader.client.get(`${path}/clauses/${clauseId}`).expect(200)).body.text.body as string;

  it('brings what fits into the text, sentence by sentence, and leaves what clashes', async () => {
    const draft = await suggested();
    const { leader, path, first, second, clashing, plain, version } = draft;
    const chosen = [...[first, second, clashing].map((id) => ({ id, version })), { id: plain }];
    const { body } = await give(leader, path, chosen).expect(201);
    expect(body).toEqual({ answered: [first, second, plain], left: [{ id: clashing, because: 'clash' }] });
    const text = await bodyOf(draft);
    expect(text).toContain('second ring');
    expect(text).toContain('He says thank you.');
    for (const id of [first, second]) expect((await read(leader, id)).disposition.revisionId).not.toBeNull();
    expect((await read(leader, clashing)).disposition).toBeNull();
  });

  it('leaves a clause that was changed since, and what has its answer', async () => {
    const draft = await suggested();
    const { leader, owner, path, first, second, plain, version } = draft;
    await revise(draft, owner, draft.clauseId, 'All is said anew.');
    await dispose(leader, plain).expect(201);
    const chosen = [{ id: first, version }, { id: second, version }, { id: plain }];
    expect((await give(leader, path, chosen).expect(201)).body).toMatchObject({ answered: [] });
    expect((await give(leader, path, [{ id: first }], { outcome: 'noted' }).expect(201)).body.answered).toEqual([
      first,
    ]);
    expect(await bodyOf(draft)).toBe('All is said anew.');
  });

  it('is for whoever answers all of them, in rework, of this draft', async () => {
    const { leader, owner, member, path, first, plain } = await suggested();
    const other = await suggested();
    expect((await give(member, path, [{ id: first }]).expect(403)).body.code).toBe('not-yours-to-answer');
    expect((await give(owner, path, [{ id: first }, { id: plain }]).expect(403)).body.code).toBe('not-yours-to-answer');
    await give(leader, path, [{ id: other.first }]).expect(404);
    expect((await give(leader, path, []).expect(422)).body.faults).toMatchObject([{ field: 'comments' }]);
    expect((await read(leader, first)).disposition).toBeNull();
  });

  it('is given in the list, which tells what was left', async () => {
    const { leader, draftId, first, clashing, plain } = await suggested();
    const list = `/drafts/${draftId}/comments`;
    const { text } = await page(leader.client, list);
    const box = (id: number) => new RegExp(`name="chosen" value="(${id}(-\\d+)?)"`).exec(text)![1]!;
    const path = `${list}/dispositions?show=open`;
    const refused = await send(leader.client, path, { several: 'Yes.' }).expect(422);
    expect(refused.text).toContain('Yes.</textarea>');
    const chosen = [first, clashing, plain].map(box);
    const sent = await send(leader.client, path, { chosen, outcome: 'accepted', several: 'Yes.' }).expect(303);
    expect(sent.headers['location']).toBe(`${list}?show=open&done=2&left=${clashing}`);
    const after = await page(leader.client, sent.headers['location']!);
    expect(after.text).toContain('2 comments have their answer.');
    expect(after.text).toContain(`<a href="#comment-${clashing}">`);
    expect(after.text).toContain('The same sentence was changed since.');
  });
});

describe('addressing somebody by name', () => {
  it('is kept, shown in the text, and told by mail with the way there', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, staff, leader, draftId, clauses } = draft;
    const outsider = await etalon.person();
    const [{ name }, other] = [staff.person, outsider.person.name];
    await runMail(etalon);
    passTime(etalon, hours);
    sink.received.length = 0;
    const text = `@${name}, how is it in the shop? @${other} @Nobody`;
    const id = await commented(draft, member, { clauseId: clauses[0], text });
    const { body } = await leader.client
      .post(`/api/comments/${id}/replies`)
      .send({ text: `(@${member.person.name.toUpperCase()})` })
      .expect(201);
    expect(body.mentions).toEqual([{ id: member.id, name: member.person.name }]);
    expect((await read(leader, id)).mentions).toEqual([{ id: staff.id, name }]);

    const shown = await page(leader.client, `/drafts/${draftId}/clauses/${clauses[0]}`);
    expect(shown.text).toContain(`<b class="mention">@${name}</b>, how is it`);
    expect(shown.text).toContain(`@${other} @Nobody`);

    await runMail(etalon);
    const [mail, ...others] = sink.take(staff);
    expect(others).toEqual([]);
    expect(mail!.subject).toBe(`${member.person.name} addresses you in a comment on “1.1 Three rings”`);
    expect(mail!.text).toContain('how is it in the shop?');
    expect(mail!.text).toContain(`/drafts/${draftId}/clauses/${clauses[0]}#comment-${id}`);
    expect(sink.take(outsider)).toEqual([]);
    expect((await eventsOf(etalon, draftId)).filter((type) => type === 'comment.mentioned')).toHaveLength(2);
  });

  it('is offered to whoever reads the draft: the group and those asked, without himself', async () => {
    const { path, member, staff, leader } = await reviewedDraft(etalon);
    const { body } = await member.client.get(`${path}/mentionable`).expect(200);
    const ids = (body as { id: number }[]).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([staff.id, leader.id]));
    expect(ids).not.toContain(member.id);
    await (await etalon.person()).client.get(`${path}/mentionable`).expect(404);
  });
});

it('a comment without a name addresses people, is agreed with and joined, and gives nobody away', async () => {
  const drafted = await draftedDraft(etalon);
  const { leader, member, draftId } = drafted;
  const staff = await etalon.person();
  const round = { kind: 'consultation', anonymous: true };
  const { body } = await openRound(drafted, leader, [member, staff], round).expect(201);
  const draft = { ...drafted, staff, roundId: body.id as number, clauses: [] };
  const named = await commented(draft, member, { text: 'Say it shorter.' });
  const text = `@${leader.person.name}, shorter!`;
  const nameless = await commented(draft, staff, { text, anonymous: true });
  await agree(member, nameless).expect(201);
  await closeRound(draft).expect(201);
  await join(leader, nameless, named).expect(201);
  expect((await read(leader, named)).joined).toEqual([{ id: nameless, author: null, text }]);
  const shown = await page(leader.client, `/drafts/${draftId}/discussion`);
  expect(shown.text).toContain('>Without a name</a>');
  expect(shown.text).not.toContain(staff.person.name);
  const told = await etalon.dataSource.query(
    `select actor_id as actor, at = date_trunc('day', at) as "onlyTheDay" from event
      where type = 'comment.mentioned' and draft_id = $1`,
    [draftId],
  );
  expect(told).toEqual([{ actor: null, onlyTheDay: true }]);
});

it('the open comments of a page lead from one to the next', async () => {
  const { leader, draftId, first, second, third } = await repeated();
  await dispose(leader, second).expect(201);
  const { text } = await page(leader.client, `/drafts/${draftId}/comments?show=all`);
  const links = [...text.matchAll(/<a href="#comment-(\d+)">(Next|Previous) open/g)].map(([, to, way]) => [
    Number(to),
    way,
  ]);
  expect(links).toEqual([
    [third, 'Next'],
    [first, 'Previous'],
  ]);
});

describe('the list of comments', () => {
  it('is narrowed down by kind, section and lost passage together, and says so in its address', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, member, clauses, path } = draft;
    const general = await commented(draft, member, { clauseId: clauses[0], text: 'General words.' });
    const passage = { start: 28, end: 38 };
    const gone = await commented(draft, member, {
      clauseId: clauses[0],
      passage,
      type: 'technical',
      text: 'Lost words.',
    });
    const stays = await commented(draft, member, { clauseId: clauses[2], type: 'technical', text: 'Other section.' });
    await closeRound(draft).expect(201);
    await revise(draft, draft.owner, clauses[0]!, 'Something else altogether is said here now.');

    const ids = async (query: object) => {
      const { body } = await leader.client.get(`${path}/comments`).query(query).expect(200);
      return (body.items as { id: number }[]).map(({ id }) => id);
    };
    expect(await ids({ type: 'technical' })).toEqual([gone, stays]);
    expect(await ids({ type: 'general' })).toEqual([general]);
    expect(await ids({ orphaned: true })).toEqual([gone]);
    expect(await ids({ orphaned: true, type: 'general' })).toEqual([]);

    const list = `/drafts/${draft.draftId}/comments`;
    const query = `?show=all&section=${draft.sections[0]!.id}&type=technical&passage=orphaned`;
    const { text } = await page(leader.client, `${list}${query}`);
    expect(text).toContain('Lost words.');
    expect(text).not.toContain('<p class="written">General words.');
    expect(text).not.toContain('<p class="written">Other section.');
    expect(text.replaceAll('&#x3D;', '=')).toContain(query.replace('show=all', 'show=open').replaceAll('&', '&amp;'));
    const any = await page(leader.client, `${list}?show=all&section=&type=`);
    for (const said of ['General words.', 'Lost words.', 'Other section.']) expect(any.text).toContain(said);
  });
});
