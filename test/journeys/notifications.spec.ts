import { dayIn, momentAt } from '../../src/platform/i18n/time-zone';
import { languages, type Language } from '../../src/vocabulary';
import { approvedDraft, decide, people, presentHash, putSheet, submittedTo } from '../support/approvals';
import { freeze, makeAll, publishedDraft } from '../support/artefacts';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hours, linksIn, MailSink, minutes, note, runMail, send, setClock } from '../support/mail';
import { page, statementsOf } from '../support/pages';
import { closeRound, comment, commented, dispose, inAWeek, openRound, reviewedDraft } from '../support/reviews';
import { deactivate, draftedDraft } from '../support/working-groups';

jest.setTimeout(120_000);

const sink = new MailSink();
let etalon: TestEtalon;
/** Every test begins with nothing waiting, at the same moment of another day. */
let start: Date;

beforeAll(async () => {
  await sink.start();
  etalon = await startEtalon({ smtp: sink.smtp, publicUrl: null });
});
afterAll(async () => {
  await etalon.stop();
  await sink.stop();
});
beforeEach(() => {
  start = new Date();
  setClock(etalon, start);
});
afterEach(async () => {
  await runMail(etalon);
  await etalon.dataSource.query(`update mail set made_at = made_at - interval '1 day'`);
  sink.received.length = 0;
  sink.refusals.clear();
});

const later = (milliseconds: number) => setClock(etalon, new Date(start.getTime() + milliseconds));
const speaks = (person: SignedIn, language: Language) =>
  etalon.dataSource.query('update person set language = $2 where id = $1', [person.id, language]);
const prefers = (person: SignedIn, frequency: string) =>
  person.client.put('/api/notification-preferences').send({ frequency });

describe('people are told', () => {
  it('that they are asked to review, with a link to the first clause, where the field is ready', async () => {
    const draft = await reviewedDraft(etalon);
    await runMail(etalon);
    const [mail, ...others] = sink.take(draft.staff);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      from: { address: 'etalon@example.test' },
      to: [{ address: draft.staff.person.email, name: draft.staff.person.name }],
      subject: expect.stringMatching(/^“.+”: please comment by \d+ \w+ \d{4}$/),
      messageId: expect.stringMatching(/^<mail\.\d+\.\d+@[\w.]+>$/),
    });
    expect(mail!.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    const [first] = draft.clauses;
    const ready = `/drafts/${draft.draftId}/clauses/${first}?write=comment`;
    expect(linksIn(mail!)).toEqual([ready, '/account/notifications']);
    expect(sink.take(draft.member)).toHaveLength(1);
    // The leader opened the round himself; the others were not asked.
    expect([draft.leader, draft.another, draft.hr].flatMap((person) => sink.take(person))).toEqual([]);
  });

  it('of more time for a review', async () => {
    const draft = await reviewedDraft(etalon);
    await runMail(etalon);
    sink.received.length = 0;
    const deadline = new Date(Date.now() + 14 * 24 * hours);
    await draft.leader.client.patch(`/api/rounds/${draft.roundId}`).send({ deadline }).expect(200);
    later(2 * hours);
    await runMail(etalon);
    expect(sink.take(draft.staff)[0]!.subject).toMatch(/there is more time for comments/);
  });

  it('of a review that closes within a day, apart and once, unless they have commented', async () => {
    const draft = await reviewedDraft(etalon);
    await commented(draft, draft.member);
    await runMail(etalon);
    sink.received.length = 0;
    later(6.5 * 24 * hours);
    await runMail(etalon);
    await runMail(etalon);
    const [mail, ...others] = sink.take(draft.staff);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: expect.stringMatching(/the review closes on/),
      text: expect.stringContaining('No comment of yours'),
    });
    expect(sink.take(draft.member)).toEqual([]);
  });

  it('what became of their comment, and who replied, with a link to it', async () => {
    const draft = await reviewedDraft(etalon);
    const [clauseId] = draft.clauses;
    const onClause = await commented(draft, draft.staff, { clauseId });
    const onAll = await commented(draft, draft.staff);
    await runMail(etalon);
    sink.received.length = 0;
    await draft.member.client.post(`/api/comments/${onAll}/replies`).send({ text: 'Same here.' }).expect(201);
    await draft.staff.client.post(`/api/comments/${onAll}/replies`).send({ text: 'Good.' }).expect(201);
    await closeRound(draft).expect(201);
    await dispose(draft.owner, onClause).expect(201);
    later(1 * hours);
    await runMail(etalon);
    const [mail, ...others] = sink.take(draft.staff);
    expect(others).toEqual([]);
    expect(mail!.subject).toMatch(/^There is a reply to your comment on “.+” \(\+1\)$/);
    expect(mail!.text).toContain('rejected');
    expect(mail!.text).toContain('Measured: nobody waits.');
    expect(linksIn(mail!)).toEqual([
      `/drafts/${draft.draftId}/discussion#comment-${onAll}`,
      `/drafts/${draft.draftId}/clauses/${clauseId}#comment-${onClause}`,
      '/account/notifications',
    ]);
  });

  it('that their approval is awaited, whoever is added later too, and the group of a return with its reasons', async () => {
    const [one, other, third] = await people(etalon, 3);
    const draft = await submittedTo(etalon, [one!, other!], 2);
    await runMail(etalon);
    expect(sink.take(one!)).toHaveLength(1);
    expect(linksIn(sink.take(other!)[0]!)[0]).toBe(`/drafts/${draft.draftId}/approval`);
    await putSheet(draft, draft.leader, [one!, other!, third!], 2, 1).expect(200);
    await runMail(etalon);
    expect(sink.take(third!)[0]!.subject).toMatch(/awaits your approval$/);

    const contentHash = await presentHash(draft);
    await decide(draft, one!, { verdict: 'return', reasons: 'Who pays for it?', contentHash }).expect(201);
    await runMail(etalon);
    const [returned] = sink.take(draft.leader);
    expect(returned!.subject).toMatch(/was returned for rework$/);
    expect(returned!.text).toContain('Who pays for it?');
    expect(sink.take(one!)).toEqual([]);
  });

  it('that comments wait for their answer, those who may give it, until it is given', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.staff, { clauseId: draft.clauses[0] });
    await commented(draft, draft.staff);
    await closeRound(draft).expect(201);
    await note(etalon);
    later(1 * hours);
    await dispose(draft.owner, id).expect(201);
    await runMail(etalon);
    // The section's comment has its answer; the one on the whole is the leader's, who closed the round himself.
    expect([draft.owner, draft.leader, draft.another].flatMap((person) => sink.take(person))).toEqual([]);

    const other = await reviewedDraft(etalon);
    await commented(other, other.staff, { clauseId: other.clauses[0] });
    await closeRound(other).expect(201);
    await runMail(etalon);
    const [mail, ...others] = sink.take(other.owner);
    expect(others).toEqual([]);
    expect(mail!.subject).toMatch(/the comments await your answers$/);
    expect(mail!.text).toContain('1 comment has no answer yet.');
    expect(linksIn(mail!)[0]).toBe(`/drafts/${other.draftId}/comments`);
  });

  it('that an approved text can be published, HR alone, as long as it can', async () => {
    const draft = await approvedDraft(etalon);
    await runMail(etalon);
    const [mail] = sink.take(draft.hr);
    expect(mail!.subject).toMatch(/is approved and can be published$/);
    expect(linksIn(mail!)[0]).toBe(`/drafts/${draft.draftId}/publish`);
    expect(sink.take(draft.leader)).toEqual([]);

    const published = await publishedDraft(etalon);
    await runMail(etalon);
    expect(sink.take(published.hr)).toEqual([]);
  });

  it('that an edition for their job is published', async () => {
    const draft = await approvedDraft(etalon);
    const [operator, cook] = [await etalon.person(), await etalon.person()];
    await etalon.dataSource.query(`update person set job_roles = '{operator}' where id = $1`, [operator.id]);
    await etalon.dataSource.query(`update person set job_roles = '{cook}' where id = $1`, [cook.id]);
    await makeAll(etalon, draft, await freeze(draft));
    await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
    await runMail(etalon);
    const [mail] = sink.take(operator);
    expect(mail!.subject).toMatch(/is published: edition 1$/);
    expect(linksIn(mail!)[0]).toBe(`/standards/${draft.standardId}`);
    expect(sink.take(cook)).toEqual([]);
  });
});

describe('mail comes', () => {
  it('at most once an hour: a hundred answers are one mail', async () => {
    const draft = await reviewedDraft(etalon);
    const ids: number[] = [];
    for (let count = 0; count < 100; count++) ids.push(await commented(draft, draft.staff));
    await closeRound(draft).expect(201);
    for (const id of ids) await dispose(draft.leader, id).expect(201);
    later(1 * hours);
    const statements = await statementsOf(() => runMail(etalon));
    const [mail, ...others] = sink.take(draft.staff);
    expect(others).toEqual([]);
    expect(mail!.subject).toMatch(/ \(\+99\)$/);
    expect(linksIn(mail!)).toHaveLength(51);
    expect(mail!.text).toContain('50 more pieces of news');
    // Noting costs a fixed number for each event, writing one for each mail: 103 events, 3 mails.
    expect(statements).toBeLessThanOrEqual(103 * 7 + 3 * 10 + 20);

    await draft.leader.client.post(`/api/comments/${ids[0]}/replies`).send({ text: 'See clause 2.' }).expect(201);
    later(1 * hours + 59 * minutes);
    await runMail(etalon);
    expect(sink.take(draft.staff)).toEqual([]);
    later(2 * hours);
    await runMail(etalon);
    expect(sink.take(draft.staff)).toHaveLength(1);
  });

  it('urgent ones apart, even within the hour', async () => {
    const [approver] = await people(etalon, 1);
    const one = await submittedTo(etalon, [approver!], 1);
    await runMail(etalon);
    const other = await submittedTo(etalon, [approver!], 1);
    later(1 * minutes);
    await runMail(etalon);
    expect(sink.take(approver!).map((mail) => linksIn(mail)[0])).toEqual(
      [one, other].map(({ draftId }) => `/drafts/${draftId}/approval`),
    );
    // Asked with less than a day to answer.
    const draft = await draftedDraft(etalon);
    const staff = await etalon.person();
    await prefers(staff, 'daily').expect(200);
    await openRound(draft, draft.leader, [staff], { deadline: new Date(Date.now() + 5 * hours) }).expect(201);
    await runMail(etalon);
    expect(sink.take(staff)).toHaveLength(1);
  });

  it('once a day in the morning, for those who want it so', async () => {
    const draft = await draftedDraft(etalon);
    const staff = await etalon.person();
    await prefers(staff, 'daily').expect(200, { frequency: 'daily' });
    await etalon.dataSource.query(`update organisation set time_zone = 'Asia/Almaty'`);
    const evening = momentAt({ day: dayIn('Asia/Almaty', start), time: '18:00' }, 'Asia/Almaty')!;
    setClock(etalon, evening);
    await openRound(draft, draft.leader, [staff], { deadline: inAWeek() }).expect(201);
    await runMail(etalon);
    setClock(etalon, new Date(evening.getTime() + 12 * hours + 59 * minutes));
    await runMail(etalon);
    expect(sink.take(staff)).toEqual([]);
    setClock(etalon, new Date(evening.getTime() + 13 * hours));
    await runMail(etalon);
    expect(sink.take(staff)).toHaveLength(1);
    await etalon.dataSource.query('update organisation set time_zone = null');
  });

  it('never, for those who want none, not even what waited when they think better of it', async () => {
    const draft = await draftedDraft(etalon);
    const staff = await etalon.person();
    await prefers(staff, 'never').expect(200);
    await openRound(draft, draft.leader, [staff]).expect(201);
    await runMail(etalon);
    await prefers(staff, 'at-once').expect(200);
    await runMail(etalon);
    expect(sink.take(staff)).toEqual([]);
  });

  const asked: Record<Language, RegExp> = {
    kk: /^«.+»: \d{4} ж\. \d+ \S+ дейін пікіріңізді күтеміз$/,
    ru: /^«.+»: ждём ваших замечаний до \d+ \S+ \d{4} г\.$/,
    tr: /^“.+”: \d+ \S+ \d{4} tarihine kadar görüşünüzü bekliyoruz$/,
    sk: /^„.+“: čakáme na vaše pripomienky do \d+\. \S+ \d{4}$/,
    en: /^“.+”: please comment by \d+ \S+ \d{4}$/,
  };

  it.each(languages)('in the language of the person: %s', async (language) => {
    const draft = await draftedDraft(etalon);
    const staff = await etalon.person();
    await speaks(staff, language);
    await openRound(draft, draft.leader, [staff]).expect(201);
    await runMail(etalon);
    const [mail] = sink.take(staff);
    expect(mail!.subject).toMatch(asked[language]);
    expect(mail!.text).toMatch(/^[^{}]+$/);
    expect(mail!.html).toContain(`<html lang="${language}">`);
    expect(mail!.html).not.toMatch(/<img|<script|url\(|@import|<link/);
    const inHtml = [...mail!.html!.matchAll(/href="([^"]+)"/g)].map(
      ([, href]) => new URL(href!.replaceAll('&#x3D;', '=')),
    );
    expect(inHtml.map(({ pathname, search }) => pathname + search)).toEqual(linksIn(mail!));
  });
});

describe('nobody is told', () => {
  const canary = 'Zanzibarwort';

  it('of a draft he may no longer read, of what is settled by now, or after he has left', async () => {
    const draft = await draftedDraft(etalon);
    await draft.hr.client
      .patch(draft.path)
      .set('If-Match', (await draft.hr.client.get(draft.path)).headers['etag']!)
      .send({ title: canary })
      .expect(200);
    const [removed, gone] = [await etalon.person(), await etalon.person()];
    const { body: round } = await openRound(draft, draft.leader, [removed, gone]).expect(201);
    await note(etalon);
    await etalon.dataSource.query('delete from round_participant where round_id = $1 and person_id = $2', [
      round.id,
      removed.id,
    ]);
    await deactivate(etalon, gone);
    await send(etalon);
    expect(sink.received).toEqual([]);
    const states = await etalon.dataSource.query('select state from mail where person_id = any($1)', [
      [removed.id, gone.id],
    ]);
    expect(states).toEqual([{ state: 'empty' }, { state: 'empty' }]);

    const [approver] = await people(etalon, 1);
    const submitted = await submittedTo(etalon, [approver!], 1);
    await decide(submitted, approver!, { verdict: 'approve', contentHash: await presentHash(submitted) }).expect(201);
    await runMail(etalon);
    expect(sink.take(approver!)).toEqual([]);
  });

  it('a word of a draft, unless he takes part in it', async () => {
    const draft = await reviewedDraft(etalon);
    await etalon.dataSource.query('update draft set title = $2 where id = $1', [draft.draftId, canary]);
    await comment(draft, draft.staff, { text: canary }).expect(201);
    await runMail(etalon);
    const told = sink.received.filter((mail) => JSON.stringify(mail).includes(canary));
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [draft.member, draft.staff].map(({ person }) => person.email).sort(),
    );
  });
});

describe('the page of preferences', () => {
  const choose = (by: SignedIn, form: object) =>
    by.client
      .post('/account/notifications')
      .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send(form);

  it('shows the choice and saves another', async () => {
    const staff = await etalon.person();
    expect((await page(staff.client, '/account/notifications').expect(200)).text).toMatch(
      /value="at-once"[^>]* checked/,
    );
    const saved = await choose(staff, { frequency: 'daily' }).expect(303);
    const { text } = await page(staff.client, saved.headers['location']!).expect(200);
    expect(text).toMatch(/value="daily"[^>]* checked/);
    expect(text).toContain('Your choice is saved.');
    await staff.client.get('/api/notification-preferences').expect(200, { frequency: 'daily' });
  });

  it('refuses what is no choice', async () => {
    const staff = await etalon.person();
    const { text } = await choose(staff, { frequency: 'hourly' }).expect(422);
    expect(text).toContain('href="#frequency"');
    await prefers(staff, 'hourly').expect(422);
    await staff.client.get('/api/notification-preferences').expect(200, { frequency: 'at-once' });
  });

  it('takes a fixed number of statements', async () => {
    const staff = await etalon.person();
    expect(await statementsOf(() => page(staff.client, '/account/notifications'))).toBeLessThanOrEqual(4);
  });
});

describe('in a trial', () => {
  it('nothing leaves, and HR sees in the outbox what would have', async () => {
    const trial = await startEtalon({ databaseUrl: null, smtp: null });
    try {
      const draft = await reviewedDraft(trial);
      await runMail(trial);
      const { text } = await page(draft.hr.client, '/outbox').expect(200);
      expect(text).toContain(`To ${draft.staff.person.name}`);
      expect(text).toContain(`href="/drafts/${draft.draftId}/clauses/${draft.clauses[0]}?`);
      await page(draft.staff.client, '/outbox').expect(403);
    } finally {
      await trial.stop();
    }
  });

  it('only: elsewhere there is no outbox', async () => {
    const hr = await etalon.person('hr');
    await page(hr.client, '/outbox').expect(404);
  });
});

describe('without a mail server', () => {
  it('what people are to be told waits, and no mail is made', async () => {
    const own = await startEtalon();
    try {
      const draft = await reviewedDraft(own);
      await runMail(own);
      expect(await own.dataSource.query('select * from mail')).toEqual([]);
      const waiting = await own.dataSource.query('select person_id as id from notification order by 1');
      expect(waiting).toEqual([{ id: draft.member.id }, { id: draft.staff.id }]);
    } finally {
      await own.stop();
    }
  });
});
