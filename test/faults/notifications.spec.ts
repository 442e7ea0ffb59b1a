import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Telling } from '../../src/notifications/telling.service';
import { EventLog } from '../../src/events/event-log';
import { Jobs } from '../../src/platform/jobs/jobs';
import { kill, messageFrom, startChild } from '../support/child-process';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hours, linksIn, MailSink, minutes, note, runMail, send, setClock } from '../support/mail';
import { commented, inAWeek, openRound, reviewedDraft } from '../support/reviews';
import { draftedDraft } from '../support/working-groups';

jest.setTimeout(120_000);
Logger.overrideLogger(false);

let sink: MailSink;
let etalon: TestEtalon;
let start: Date;

beforeEach(async () => {
  sink = new MailSink();
  await sink.start();
  etalon = await startEtalon({ smtp: sink.smtp });
  start = new Date();
  setClock(etalon, start);
});
afterEach(async () => {
  await etalon.stop();
  await sink.stop();
});

const later = (milliseconds: number) => setClock(etalon, new Date(start.getTime() + milliseconds));
const mails = (): Promise<object[]> =>
  etalon.dataSource.query('select state, attempts, failure from mail order by person_id');

/** Somebody who was asked to review a draft, and nobody else was. */
async function asked(): Promise<SignedIn & { draftId: number }> {
  const draft = await draftedDraft(etalon);
  const staff = await etalon.person();
  await openRound(draft, draft.leader, [staff], { deadline: inAWeek() }).expect(201);
  return { ...staff, draftId: draft.draftId };
}

describe('a worker that is killed', () => {
  const child = (moment: 'before' | 'after') => {
    const { url } = etalon.dataSource.options as { url: string };
    return startChild(join(__dirname, 'notifications.child.ts'), url, sink.smtp.url, moment);
  };

  it('between taking a mail and sending it: another sends it, once, when its time is over', async () => {
    const staff = await asked();
    await note(etalon);
    const worker = child('before');
    expect(await messageFrom(worker)).toBe('at the door');
    await kill(worker);
    // The worker's clock is the real one.
    start = new Date();
    later(1 * minutes);
    await send(etalon);
    expect(sink.take(staff)).toEqual([]);
    later(6 * minutes);
    await send(etalon);
    await send(etalon);
    expect(sink.take(staff)).toHaveLength(1);
    expect(await mails()).toEqual([{ state: 'sent', attempts: 2, failure: null }]);
  });

  it('between sending a mail and noting it: it is sent again under the same Message-ID', async () => {
    const staff = await asked();
    await note(etalon);
    const worker = child('after');
    expect(await messageFrom(worker)).toBe('at the door');
    await kill(worker);
    // The worker's clock is the real one.
    start = new Date();
    later(6 * minutes);
    await send(etalon);
    const [first, second, ...others] = sink.take(staff);
    expect(others).toEqual([]);
    expect(second!.messageId).toBe(first!.messageId);
    expect(second!.messageId).toMatch(/^<mail\.\d+\.\d+@/);
  });
});

describe('promise 24: while the mail server is away', () => {
  it('everything else works, and what waited is delivered afterwards, once', async () => {
    const draft = await reviewedDraft(etalon);
    await sink.stop();
    await runMail(etalon);
    await commented(draft, draft.staff);
    const failed = await mails();
    expect(failed).toContainEqual({ state: 'waiting', attempts: 1, failure: expect.stringContaining('ECONNREFUSED') });
    for (const minute of [1, 2, 3]) {
      later(minute * minutes);
      await runMail(etalon);
    }
    await sink.start();
    later(4 * hours);
    await runMail(etalon);
    await runMail(etalon);
    expect(sink.received.map(({ recipient }) => recipient).sort()).toEqual(
      [draft.member, draft.staff].map(({ person }) => person.email).sort(),
    );
    expect((await mails()).map((mail) => (mail as { state: string }).state)).toEqual(['sent', 'sent']);
  });

  it('attempts become rarer, and end after five days', async () => {
    await asked();
    await sink.stop();
    const attemptsAt: number[] = [];
    for (let minute = 0; minute <= 60; minute++) {
      later(minute * minutes);
      await runMail(etalon);
      const [{ attempts }] = (await mails()) as [{ attempts: number }];
      if (attempts > attemptsAt.length) attemptsAt.push(minute);
    }
    expect(attemptsAt).toEqual([0, 1, 3, 7, 15, 30, 45, 60]);
    later(5 * 24 * hours + 1 * minutes);
    await runMail(etalon);
    expect(await mails()).toEqual([expect.objectContaining({ state: 'given-up' })]);
  });
});

describe('a mail server that refuses somebody', () => {
  it('for good: nobody else waits, and it is not tried again', async () => {
    const draft = await reviewedDraft(etalon);
    sink.refusals.set(draft.member.person.email, 550);
    await runMail(etalon);
    later(24 * hours);
    await runMail(etalon);
    expect(sink.take(draft.staff)).toHaveLength(1);
    expect(await mails()).toEqual([
      { state: 'refused', attempts: 1, failure: expect.stringContaining('550') },
      { state: 'sent', attempts: 1, failure: null },
    ]);
  });

  it('for now: nobody else waits, and it is tried again', async () => {
    const draft = await reviewedDraft(etalon);
    sink.refusals.set(draft.member.person.email, 450);
    await runMail(etalon);
    expect(sink.take(draft.staff)).toHaveLength(1);
    sink.refusals.clear();
    later(1 * minutes);
    await runMail(etalon);
    expect(sink.take(draft.member)).toHaveLength(1);
  });
});

describe('many workers at once', () => {
  it('tell each person once', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => etalon.person()));
    const draft = await draftedDraft(etalon);
    await openRound(draft, draft.leader, people).expect(201);
    await Promise.all(Array.from({ length: 5 }, () => runMail(etalon)));
    await send(etalon);
    for (const person of people) expect(sink.take(person)).toHaveLength(1);
  });
});

describe('news', () => {
  const record = (draftId: number, subjectId: number, personId: number) =>
    ({
      ...{ type: 'round.opened', actorId: null, subjectId, draftId },
      data: { deadline: inAWeek(), participantIds: [personId] },
    }) as const;

  it('of a change that is undone reaches nobody', async () => {
    const staff = await asked();
    await runMail(etalon);
    sink.received.length = 0;
    const undone = etalon.dataSource.transaction(async (manager) => {
      await etalon.app.get(EventLog).record(manager, record(staff.draftId, 1, staff.id));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    later(2 * hours);
    await runMail(etalon);
    expect(sink.received).toEqual([]);
  });

  it('of a change that took longer than a later one is not passed over', async () => {
    const staff = await asked();
    const slow = etalon.dataSource.createQueryRunner();
    await slow.startTransaction();
    await etalon.app.get(EventLog).record(slow.manager, record(staff.draftId, 9000, staff.id));
    await etalon.dataSource.transaction((manager) =>
      etalon.app.get(EventLog).record(manager, record(staff.draftId, 9001, staff.id)),
    );
    await runMail(etalon);
    expect(linksIn(sink.take(staff)[0]!)).toHaveLength(3);
    await slow.commitTransaction();
    await slow.release();
    later(1 * hours);
    await runMail(etalon);
    expect(sink.take(staff)).toHaveLength(1);
  });

  it('that cannot be told keeps no other from it', async () => {
    const draft = await reviewedDraft(etalon);
    await etalon.dataSource.transaction((manager) =>
      etalon.app
        .get(EventLog)
        .record(manager, { type: 'comment.replied', actorId: null, subjectId: 999_999, draftId: draft.draftId }),
    );
    const staff = await asked();
    await etalon.app.get(Telling).tellNews();
    await runMail(etalon);
    expect(sink.take(staff)).toHaveLength(1);
    expect(await etalon.dataSource.query('select count(*)::int as count from news')).toEqual([{ count: 1 }]);
  });
});

describe('the worker', () => {
  it('tells people and sends their mail', async () => {
    const own = await startEtalon({ smtp: sink.smtp, worker: true });
    try {
      const draft = await draftedDraft(own);
      const staff = await own.person();
      await openRound(draft, draft.leader, [staff]).expect(201);
      const arrival = sink.next();
      const jobs = own.app.get(Jobs);
      await own.dataSource.transaction((manager) => jobs.enqueue(manager, 'tell-people', {}));
      await arrival;
      expect(sink.take(staff)).toHaveLength(1);
    } finally {
      await own.stop();
    }
  });
});
