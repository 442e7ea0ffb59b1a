import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application';
import { readConfig } from '../../src/config';
import { EventLog } from '../../src/events/event-log';
import { LiveLimits } from '../../src/live/live-limits';
import { WorkWatch } from '../../src/live/work-watch';
import { TopicHub } from '../../src/platform/topics/topic-hub';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { cookieOf, LiveStream } from '../support/live';
import { hiddenFields, send, statementsOf } from '../support/pages';
import { closeRound, commented, dispose, reviewedDraft, revise, type ReviewedDraft } from '../support/reviews';

let etalon: TestEtalon;
let address: string;
let draft: ReviewedDraft;
const open: LiveStream[] = [];

beforeAll(async () => {
  etalon = await startEtalon();
  address = await etalon.app.getUrl();
  draft = await reviewedDraft(etalon);
  (await (await watch(draft.owner, `draft=${draft.draftId}`)).isFirst()).close();
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
afterAll(() => etalon.stop());

/** `who` opens a page that shows what `query` names. */
async function watch({ person }: SignedIn, query: string, at = address): Promise<LiveStream> {
  const stream = await LiveStream.open(at, await cookieOf(etalon, person), query);
  open.push(stream);
  return stream;
}

/** Waits for whatever was told before: what is told of a person, such as that he is new, ends his streams. */
async function allTold(): Promise<void> {
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const end = etalon.app.get(TopicHub).watch(['person/0'], (topic) => topic && resolve());
  etalon.app.get(TopicSender).send(['person/0']);
  await told;
  end();
}

const clauseQuery = (index: number) => `draft=${draft.draftId}&clause=${draft.clauses[index]}`;
const clauseTopic = (index: number) => `draft/${draft.draftId}/clause/${draft.clauses[index]}`;

describe('a stream', () => {
  it('is one of server-sent events that no proxy keeps back or changes', async () => {
    const stream = await watch(draft.member, `draft=${draft.draftId}`);
    expect(stream.status).toBe(200);
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'content-security-policy': expect.stringContaining(`connect-src 'self'`),
    });
    await stream.until(() => stream.others.includes('retry: 2000'));
  });

  it.each([
    ['a draft', () => `draft=${draft.draftId}`],
    ['a clause', () => clauseQuery(0)],
    ['a standard that was never published', () => `standard=${draft.standardId}`],
    ['a draft beside what one may hear of', () => `work=true&draft=${draft.draftId}`],
  ])('of %s is not for outsiders', async (_, query) => {
    const outsider = await watch(await etalon.person(), query());
    expect(outsider.status).toBe(404);
    expect(outsider.response.headers['content-type']).toContain('application/problem+json');
    expect((await watch(draft.member, query())).status).toBe(200);
  });

  it('is not for who is signed out, and nothing to prefetch', async () => {
    expect((await LiveStream.open(address, 'etalon=guessed', `draft=${draft.draftId}`)).status).toBe(401);
    await draft.member.client.head(`/live?draft=${draft.draftId}`).expect(200);
  });

  it.each(['', 'draft=seven', 'draft=0', 'clause=3', 'draft=1&age=-1', 'work=perhaps', 'topic=draft/1'])(
    'asked for by "%s" is refused with what was expected',
    async (query) => {
      const { body } = await draft.member.client.get(`/live?${query}`).expect(422);
      expect(body.faults).not.toHaveLength(0);
    },
  );
});

describe('what it tells', () => {
  it('is what changed, and never how', async () => {
    const stream = await watch(draft.owner, `draft=${draft.draftId}`);
    await commented(draft, draft.member, { clauseId: draft.clauses[0], text: 'canary' });
    await stream.hears(clauseTopic(0));
    expect(JSON.stringify([...stream.events, ...stream.others])).not.toContain('canary');
  });

  it('is of one clause where only that is shown, and of what may show in every clause', async () => {
    const first = await watch(draft.owner, clauseQuery(0));
    const second = await watch(draft.owner, clauseQuery(1));
    await commented(draft, draft.member, { clauseId: draft.clauses[1] });
    await second.hears(clauseTopic(1));
    await commented(draft, draft.member);
    await Promise.all([first.hears(`draft/${draft.draftId}`), second.hears(`draft/${draft.draftId}`)]);
    expect(first.changed).not.toContain(clauseTopic(1));
  });

  it('comes of every kind of change of a draft', async () => {
    const one = await reviewedDraft(etalon);
    const stream = await watch(one.hr, `draft=${one.draftId}`);
    const [clauseId] = one.clauses as [number];
    const topic = `draft/${one.draftId}/clause/${clauseId}`;
    const told = async (what: string, act: () => Promise<unknown>) => {
      stream.events.length = 0;
      await act();
      await stream.hears(what);
    };
    let id = 0;
    await told(topic, async () => (id = await commented(one, one.member, { clauseId })));
    await told(topic, () => one.owner.client.post(`/api/comments/${id}/replies`).send({ text: 'Why?' }).expect(201));
    await told(`draft/${one.draftId}`, () => closeRound(one).expect(201));
    await told(topic, () => dispose(one.owner, id).expect(201));
    await told(topic, () => revise(one, one.owner, clauseId, 'The operator answers at once.'));
    await told(`draft/${one.draftId}`, () =>
      one.leader.client.post(`${one.path}/withdrawal`).send({ reason: 'Begun anew.' }).expect(201),
    );
  });

  it('is nothing where the change was not made', async () => {
    const stream = await watch(draft.owner, clauseQuery(2));
    const { clauses } = draft;
    await etalon.dataSource
      .transaction(async (manager) => {
        const event = { type: 'clause.revised', actorId: null, subjectId: clauses[2]!, draftId: draft.draftId };
        await etalon.app.get(EventLog).record(manager, event);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await commented(draft, draft.member);
    await stream.hears(`draft/${draft.draftId}`);
    expect(stream.changed).not.toContain(clauseTopic(2));
  });

  it('is also what changed since the page was asked for', async () => {
    const earlier = await watch(draft.owner, clauseQuery(0));
    await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    await earlier.hears(clauseTopic(0));
    const later = await watch(draft.owner, `${clauseQuery(0)}&age=60000`);
    await later.hears('anything');
  });

  it('is of any draft that concerns the person who looks at his work, and of no other', async () => {
    const told: number[] = [];
    const all = Promise.withResolvers<void>();
    const outsider = await etalon.person();
    const endings = [outsider, draft.member, draft.hr].map(({ id, person }) =>
      etalon.app.get(WorkWatch).watch({ ...person, sessionId: 0 }, () => {
        told.push(id);
        if (id === draft.hr.id) all.resolve();
      }),
    );
    await commented(draft, draft.member);
    await all.promise;
    expect(told).toEqual([draft.member.id, draft.hr.id]);
    for (const end of endings) end();
  });
});

describe('a stream ends', () => {
  it.each<[string, (who: SignedIn) => PromiseLike<unknown>]>([
    ['the person signs out', ({ client }) => client.delete('/api/session').expect(204)],
    [
      'the person is deactivated',
      ({ id }) => draft.hr.client.post(`/api/people/${id}/deactivation`).send({}).expect(201),
    ],
  ])('when %s, and is not opened again', async (_, act) => {
    const { person } = await etalon.person();
    const cookie = await cookieOf(etalon, person);
    await allTold();
    const stream = await LiveStream.open(address, cookie, 'work=true');
    expect(stream.status).toBe(200);
    const client = etalon.outsider.set({ Cookie: cookie, Origin: address });
    await act({ id: person.id, person, client });
    await stream.ended();
    expect((await LiveStream.open(address, cookie, 'work=true')).status).toBe(401);
  });

  it('after some minutes, so that a right that was withdrawn ends with it', async () => {
    const limits = etalon.app.get(LiveLimits);
    const { life } = limits;
    limits.life = 20;
    const stream = await watch(draft.member, `draft=${draft.draftId}`);
    limits.life = life;
    await stream.ended();
  });

  it('when the same person opens more than are allowed: the oldest, which is told to stay away', async () => {
    const limits = etalon.app.get(LiveLimits);
    const { streamsOfPerson } = limits;
    limits.streamsOfPerson = 2;
    const { person } = await etalon.person('hr');
    const cookie = await cookieOf(etalon, person);
    await allTold();
    const streams: LiveStream[] = [];
    for (let count = 0; count < 4; count++) streams.push(await LiveStream.open(address, cookie, 'work=true'));
    open.push(...streams);
    limits.streamsOfPerson = streamsOfPerson;
    await Promise.all(streams.slice(0, 2).map((stream) => stream.ended()));
    expect(streams.map(({ events }) => events.some(({ event }) => event === 'enough'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('asking by itself', () => {
  it('keeps no session alive', async () => {
    const { id, client } = await etalon.person('hr');
    const seen = async () => {
      const [{ at }] = await etalon.dataSource.query(`select last_seen_at as at from session where person_id = $1`, [
        id,
      ]);
      return at as Date;
    };
    await etalon.dataSource.query(`update session set last_seen_at = now() - interval '1 hour' where person_id = $1`, [
      id,
    ]);
    const before = await seen();
    await client.head('/live?work=true').expect(200);
    await client.get('/work').set('Etalon-Look', '').expect(200);
    expect(await seen()).toEqual(before);
    await client.get('/work').expect(200);
    expect((await seen()).getTime()).toBeGreaterThan(before.getTime());
  });
});

/** A draft whose text may be written again. */
async function reworked(): Promise<ReviewedDraft> {
  const one = await reviewedDraft(etalon);
  await closeRound(one).expect(201);
  return one;
}

describe('who is editing a clause', () => {
  it('is told to others from the moment the page is opened until the clause is saved', async () => {
    const { draftId, clauses, owner, leader } = await reworked();
    const path = `/drafts/${draftId}/clauses/${clauses[0]}`;
    const html = async ({ client }: SignedIn, at: string) =>
      (await client.get(at).set('Accept', 'text/html').expect(200)).text;
    const named = `${owner.person.name} is editing this clause now`;
    const edit = await html(owner, `${path}/edit`);
    expect(edit).not.toContain('is editing this clause now');
    expect(await html(leader, path)).toContain(named);
    expect(await html(leader, `${path}/edit`)).toContain(named);
    expect(await html(owner, path)).toContain(`${leader.person.name} is editing this clause now`);
    expect(await html(leader, `/drafts/${draftId}/clauses/${clauses[1]}`)).not.toContain('is editing this clause now');
    const written = { title: 'Three rings', body: 'At once.', obligation: 'mandatory', weight: '1' };
    await send(owner.client, `${path}/edit`, { ...hiddenFields(edit), ...written }).expect(303);
    expect(await html(leader, path)).not.toContain(named);
  });

  it('is no lock, and known to nobody outside', async () => {
    const { draftId, clauses, owner, leader } = await reworked();
    const path = `/drafts/${draftId}/clauses/${clauses[0]}`;
    await owner.client.get(`${path}/edit`).set('Accept', 'text/html').expect(200);
    const { headers } = await leader.client.get(`/api${path}`).expect(200);
    await leader.client.patch(`/api${path}`).set('If-Match', headers['etag']!).send({ body: 'At once.' }).expect(200);
    await (await etalon.person()).client.get(path).set('Accept', 'text/html').expect(404);
  });

  it('costs the pages little', async () => {
    const { draftId, clauses, owner } = await reworked();
    const path = `/drafts/${draftId}/clauses/${clauses[0]}`;
    const look = (at: string) => owner.client.get(at).set('Accept', 'text/html').expect(200);
    expect(await statementsOf(() => look(path))).toBeLessThanOrEqual(12);
    expect(await statementsOf(() => look(`${path}/edit`))).toBeLessThanOrEqual(12);
  });
});

describe('several processes on one database', () => {
  let second: NestFastifyApplication;
  let secondAddress: string;

  beforeEach(async () => {
    const { url } = etalon.dataSource.options as { url: string };
    second = await createApplication({ ...readConfig({ DATABASE_URL: url }), worker: false }, url);
    await second.listen(0, '127.0.0.1');
    secondAddress = await second.getUrl();
  });
  afterEach(() => second.close());

  /** The connections on which processes of Etalon listen, by their process. */
  async function listeners(): Promise<number[]> {
    const rows: { pid: number }[] = await etalon.dataSource.query(
      `select pid from pg_stat_activity
        where datname = current_database() and application_name = 'etalon topics' and query ~ '^listen' and state = 'idle'`,
    );
    return rows.map(({ pid }) => pid);
  }

  it('tell each other', async () => {
    const stream = await (await watch(draft.owner, clauseQuery(0), secondAddress)).isFirst();
    await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    await stream.hears(clauseTopic(0));
  });

  it('tell everybody to look once when they could not hear for a while, and go on', async () => {
    const there = await (await watch(draft.owner, clauseQuery(1), secondAddress)).isFirst();
    const here = await watch(draft.owner, clauseQuery(0));
    const before = await listeners();
    expect(before).toHaveLength(2);
    await etalon.dataSource.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before]);
    for (const stream of [here, there]) await stream.hears('anything');
    for (let now = before; now.length < 2 || now.some((pid) => before.includes(pid));) now = await listeners();
    await commented(draft, draft.member);
    for (const stream of [here, there]) await stream.hears(`draft/${draft.draftId}`);
  });

  it('know who is editing where in another, as long as he is', async () => {
    const { draftId, clauses, owner, leader, member } = await reworked();
    const path = `/drafts/${draftId}/clauses/${clauses[0]}`;
    const reader = await watch(leader, `draft=${draftId}&clause=${clauses[0]}`);
    const shown = async () => (await leader.client.get(path).set('Accept', 'text/html').expect(200)).text;
    // Whoever may not write is nobody who edits.
    await watch(member, `draft=${draftId}&clause=${clauses[0]}&editing=true`, secondAddress);
    const editor = await watch(owner, `draft=${draftId}&clause=${clauses[0]}&editing=true`, secondAddress);
    const topic = `draft/${draftId}/clause/${clauses[0]}`;
    await reader.hears(topic);
    expect(await shown()).toContain(`${owner.person.name} is editing this clause now`);
    reader.events.length = 0;
    editor.close();
    await reader.hears(topic);
    expect(await shown()).not.toContain('editing this clause now');
  });

  it('end their streams when they stop, at once and cleanly', async () => {
    const stream = await (await watch(draft.owner, clauseQuery(0), secondAddress)).isFirst();
    await second.close();
    await stream.ended();
    expect(stream.response.complete).toBe(true);
    expect((await listeners()).length).toBeLessThanOrEqual(1);
  });
});
