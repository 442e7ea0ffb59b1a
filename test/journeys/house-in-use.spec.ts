import { dayAndTime, dayIn, ownTimeZone } from '../../src/platform/i18n/time-zone';
import { approvedDraft, presentHash } from '../support/approvals';
import { artefactsOf, freeze, make } from '../support/artefacts';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { changeCompany, putLogo, removeLogo } from '../support/house';
import { MailSink, runMail } from '../support/mail';
import { binary, page, send } from '../support/pages';
import { svg } from '../support/pictures';
import { coloursOfPage } from '../support/read-pdf';
import { openRound } from '../support/reviews';
import { draftedDraft } from '../support/working-groups';

const sink = new MailSink();
let etalon: TestEtalon;
let administrator: SignedIn;

beforeAll(async () => {
  await sink.start();
  etalon = await startEtalon({ smtp: sink.smtp });
  administrator = await etalon.person('administrator');
});
afterAll(async () => {
  await etalon.stop();
  await sink.stop();
});

const inZone = (timeZone: string | null) => changeCompany(administrator, { timeZone });
/** There is always one of them where it is another day than in UTC. */
const elsewhere = () => {
  const utc = dayIn('UTC', new Date());
  return ['Pacific/Kiritimati', 'Etc/GMT+12'].find((zone) => dayIn(zone, new Date()) !== utc)!;
};

describe('a deadline', () => {
  it('is typed and shown by the clock of the company', async () => {
    await inZone('Asia/Almaty');
    const draft = await draftedDraft(etalon);
    const { client } = draft.leader;
    const path = `/drafts/${draft.draftId}/round`;
    expect((await page(client, path)).text).toContain('Time zone: Asia/Almaty.');
    const typed = { day: '2099-12-01', time: '00:30' };
    const form = { kind: 'working-group', ...typed, participantIds: String(draft.member.id) };
    await send(client, path, form).expect(303);
    const { body } = await client.get(`/api${path}s`).expect(200);
    expect(body.items[0].deadline).toBe('2099-11-30T19:30:00.000Z');
    const { text } = await page(client, path).expect(200);
    expect(text).toContain('1 December 2099 at 00:30 GMT+5');
    expect(text).toMatch(/value="2099-12-01"[^]*value="00:30"/);

    await inZone('Europe/Istanbul');
    const there = (await page(client, path).expect(200)).text;
    expect(there).toContain('30 November 2099 at 22:30 GMT+3');
    expect(there).toMatch(/value="2099-11-30"[^]*value="22:30"/);
    const later = { day: '2099-12-24', time: '18:00' };
    await send(client, `/rounds/${body.items[0].id}/extension`, later).expect(303);
    const extended = await client.get(`/api${path}s`).expect(200);
    expect(extended.body.items[0].deadline).toBe('2099-12-24T15:00:00.000Z');
  });

  it('that the clocks leave out or show twice is what the rules of them say', async () => {
    await inZone('Europe/Bratislava');
    for (const [day, time, moment] of [
      ['2099-03-29', '02:30', '2099-03-29T01:30:00.000Z'],
      ['2099-10-25', '02:30', '2099-10-25T01:30:00.000Z'],
    ] as const) {
      const draft = await draftedDraft(etalon);
      const form = { kind: 'working-group', day, time, participantIds: String(draft.member.id) };
      await send(draft.leader.client, `/drafts/${draft.draftId}/round`, form).expect(303);
      const { body } = await draft.leader.client.get(`${draft.path}/rounds`).expect(200);
      expect(body.items[0].deadline).toBe(moment);
    }
  });

  it('is told by mail as the day that it is there', async () => {
    await runMail(etalon);
    sink.received.length = 0;
    await inZone('Pacific/Kiritimati');
    const draft = await draftedDraft(etalon);
    await openRound(draft, draft.leader, [draft.member], { deadline: '2099-11-30T12:00:00.000Z' }).expect(201);
    await runMail(etalon);
    expect(sink.take(draft.member)[0]!.subject).toMatch(/please comment by 1 December 2099$/);
  });
});

describe('a mail', () => {
  const told = async () => {
    await runMail(etalon);
    sink.received.length = 0;
    const draft = await draftedDraft(etalon);
    await openRound(draft, draft.leader, [draft.member]).expect(201);
    await runMail(etalon);
    const [mail] = sink.take(draft.member);
    return mail!;
  };

  it('bears the logo and the colour of the company, and fetches nothing', async () => {
    await changeCompany(administrator, { name: 'Nord', colour: '#00703c' });
    await putLogo(
      administrator,
      svg('<path d="M100 0L200 50L100 100L0 50Z" fill="#00703c"/>', 'viewBox="0 0 200 100"'),
    );
    const mail = await told();
    expect(mail.html).toContain('<img src="cid:logo" width="88" height="44" alt="Nord"');
    expect(mail.html).toContain('.link { color: #00703c; }');
    expect(mail.html).not.toMatch(/src="http|url\(/);
    expect(mail.attachments).toMatchObject([
      { filename: 'logo.png', mimeType: 'image/png', contentId: '<logo>', disposition: 'inline' },
    ]);
  });

  it('goes out without a logo when there is none', async () => {
    await removeLogo(administrator);
    const mail = await told();
    expect(mail.html).not.toContain('<img');
    expect(mail.attachments).toEqual([]);
  });
});

describe('an approval', () => {
  it('is of the day that it is at the company, and nothing takes effect before', async () => {
    const zone = elsewhere();
    await inZone(zone);
    const draft = await approvedDraft(etalon);
    const approvedOn = dayIn(zone, new Date());
    const { text } = await page(draft.hr.client, `/drafts/${draft.draftId}/publish`).expect(200);
    expect(text).toContain(`value="${approvedOn}" min="${approvedOn}"`);
    const before = dayAndTime(new Date(Date.parse(approvedOn) - 1), 'UTC').day;
    const early = await draft.hr.client.post(`${draft.path}/edition`).send({ effectiveDate: before }).expect(422);
    expect(early.body.faults).toMatchObject([{ field: 'effectiveDate', code: 'effective-before-approval' }]);
    const edition = await draft.hr.client.get(`/api/editions/${await freeze(draft, approvedOn)}`).expect(200);
    expect(edition.body.document.edition).toMatchObject({ approvedOn, effectiveDate: approvedOn });
  });

  it('holds whatever the look of the company, which is frozen with the text', async () => {
    await inZone(ownTimeZone());
    const draft = await approvedDraft(etalon);
    const approved = await presentHash(draft);
    const { body: dressed } = await changeCompany(administrator, {
      ...{ name: 'Nord', colour: '#00703c', typeTheme: 'plain' },
    });
    await putLogo(administrator, svg('<circle cx="150" cy="50" r="40" fill="#ff00ff"/>'));
    expect(await presentHash(draft)).toBe(approved);
    const id = await freeze(draft);
    await changeCompany(administrator, { name: 'South', colour: null, typeTheme: 'book' });
    await putLogo(administrator, svg('<circle cx="150" cy="50" r="40" fill="#00ffff"/>'));

    const { body } = await draft.hr.client.get(`/api/editions/${id}`).expect(200);
    const { organisation } = body.document;
    expect(organisation).toEqual({
      name: 'Nord',
      colour: '#00703c',
      typeTheme: 'plain',
      logo: { png: expect.stringMatching(/^iVBORw0KGgo/), width: 401, height: 400, ground: 'light' },
    });
    expect(dressed.accents.light).toBe('#00703c');
    const [handbook] = await artefactsOf(draft, id);
    await make(etalon, handbook!.id);
    const file = await draft.hr.client
      .get(`/api/artefacts/${handbook!.id}/file`)
      .buffer(true)
      .parse(binary)
      .expect(200);
    const colours = await coloursOfPage(file.body, 1);
    expect(colours.get('#ff00ff')).toBeGreaterThan(100);
    expect(colours.has('#00ffff')).toBe(false);
  });

  it('of a company without a look says nothing about it', async () => {
    const plain = await startEtalon();
    try {
      const draft = await approvedDraft(plain);
      const { body } = await draft.hr.client.get(`/api/editions/${await freeze(draft)}`).expect(200);
      expect(body.document.organisation).toEqual({ name: 'Etalon' });
    } finally {
      await plain.stop();
    }
  });
});
