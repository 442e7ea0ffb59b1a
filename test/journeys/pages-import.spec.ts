import { fileLimits } from '../../src/standards/standard-file';
import { draftIn, type TestDraft } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, send, sendFields, sendFile, statementsOf } from '../support/pages';
import { example, smallStandard } from '../support/standards';

let etalon: TestEtalon;
let hr: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
});
afterAll(() => etalon.stop());

describe('a standard from a file', () => {
  it('is shown first and made when it is confirmed, once however often', async () => {
    expect((await page(hr.client, '/standards/new').expect(200)).text).toContain('<input id="file" name="file"');
    const { text } = await sendFile(hr.client, '/standards/new', example('complaints.en.md')).expect(200);
    expect(text).toMatch(/<h1 lang="en">[^<]*omplaint/);
    expect(text).toContain('English');
    expect(text).toMatch(/\d+ sections?, \d+ clauses/);
    expect((await page(hr.client, '/').expect(200)).text).not.toContain('class="standard"');

    const carried = hiddenFields(text);
    const made = await sendFields(hr.client, '/standards/new', carried).expect(303);
    expect(made.headers['location']).toMatch(/^\/drafts\/\d+$/);
    const again = await sendFields(hr.client, '/standards/new', carried).expect(422);
    expect(again.text).toContain('To change it, import the file into its draft.');
  });

  it('with faults changes nothing, and every fault is told with its line', async () => {
    const broken = smallStandard().replace('target: 3', 'target: few').replace('id: greeting', 'id: Greeting!');
    const { text } = await sendFile(hr.client, '/standards/new', broken).expect(422);
    expect(text).toContain('<title>Error: Import from a file · Etalon</title>');
    expect(text.match(/<li>Line \d+: /g)).toHaveLength(2);
    expect(text).toContain('id="file-fault">The file has faults, so nothing was changed.');
  });

  it.each([
    ['nothing', null, 'Choose a file'],
    ['an empty file', '', 'Expected --- on the first line'],
    ['no text', Buffer.from([0xff, 0xfe, 0, 1]), 'Expected text in UTF-8'],
    ['too much', Buffer.alloc(fileLimits.bytes + 9, 'a'), 'Expected a file of at most 5 MB'],
  ])('cannot be made of %s', async (_, file, message) => {
    const { text } = await sendFile(hr.client, '/standards/new', file).expect(422);
    expect(text).toContain(message);
  });

  it('is refused where the form was tampered with or cut off', async () => {
    await sendFields(hr.client, '/standards/new', { carried: 'nothing' }).expect(422);
    await send(hr.client, '/standards/new', { carried: 'nothing' }).expect(415);
    await hr.client
      .post('/standards/new')
      .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'multipart/form-data; boundary=x' })
      .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\nhalf')
      .expect(422);
  });

  it('is for HR and administrators', async () => {
    const { client } = await etalon.person();
    await page(client, '/standards/new').expect(403);
    await sendFile(client, '/standards/new', smallStandard()).expect(403);
    await page(client, '/standards/new/empty').expect(403);
    await page(etalon.outsider, '/standards/new').expect(303);
  });
});

describe('a standard without a file', () => {
  it('begins with a title and the job roles that were ticked or written', async () => {
    const form = {
      title: 'At the till',
      language: 'sk',
      summary: '',
      jobRoles: 'operator',
      otherJobRoles: 'Pokladník\r\n',
    };
    await hr.client.post('/api/job-roles').send({ key: 'operator', names: { en: 'Operator' } });
    const { headers } = await send(hr.client, '/standards/new/empty', form).expect(303);
    const { body: draft } = await hr.client.get(`/api${headers['location']}`).expect(200);
    const { body } = await hr.client.get(`/api/standards/${draft.standardId}`).expect(200);
    expect(body).toMatchObject({ title: 'At the till', language: 'sk', slug: 'at-the-till' });
    expect(draft.jobRoles).toEqual([
      { key: 'operator', title: 'Operator' },
      { key: 'pokladnik', title: 'Pokladník' },
    ]);
    const again = await send(hr.client, '/standards/new/empty', form).expect(422);
    expect(again.text).toContain('value="At the till"');
    expect(again.text).toMatch(/>\s*Pokladník\r?\n<\/textarea>/);
    expect(again.text).toMatch(/value="operator" checked/);
  });

  it('tells everything that is missing at once', async () => {
    const { text } = await send(hr.client, '/standards/new/empty', { title: ' ', language: 'xx' }).expect(422);
    expect(text.match(/<a href="#(title|language|jobRoles)">/g)).toHaveLength(3);
  });
});

describe('a file for a draft', () => {
  let draft: TestDraft;
  let file: string;
  beforeEach(async () => {
    draft = await draftIn(etalon, 'drafting');
    file = (await page(draft.leader.client, `/drafts/${draft.draftId}/export`).expect(200)).text;
  });

  it('is planned in words, and carried out when it is confirmed', async () => {
    const path = `/drafts/${draft.draftId}/import`;
    await page(draft.leader.client, path).expect(200);
    const edited = file
      .replace('by the third ring.\n', 'by the second ring.\n')
      .replace('## A greeting', '## A friendly greeting')
      .concat('\n## Goodbye\n\nEverybody says goodbye.\n');
    const { text } = await sendFile(draft.leader.client, path, edited).expect(200);
    const entries = [...text.matchAll(/<h2 class="change-kind">([^<]+) <span class="count">(\d+)/g)].map(
      ([, name, count]) => [name, count],
    );
    expect(entries).toEqual([
      ['New clauses', '1'],
      ['Changed clauses', '2'],
    ]);
    await sendFields(draft.leader.client, path, hiddenFields(text))
      .expect(303)
      .expect('Location', `/drafts/${draft.draftId}`);
    const after = await page(draft.hr.client, `/drafts/${draft.draftId}/export`)
      .expect('Content-Disposition', /attachment; filename=standard-/)
      .expect('Content-Type', /text\/markdown/);
    expect(after.text).toContain('by the second ring.');

    const again = await sendFields(draft.leader.client, path, hiddenFields(text)).expect(412);
    expect(again.text).toContain('<h1>Nothing to change</h1>');
  });

  it('whose plan is out of date is planned anew', async () => {
    const path = `/drafts/${draft.draftId}/import`;
    const { text } = await sendFile(draft.leader.client, path, file.replace('## Thanks', '## Many thanks')).expect(200);
    await sendFile(draft.hr.client, path, file.replace('## A greeting', '## A hello')).then(({ text: other }) =>
      sendFields(draft.hr.client, path, hiddenFields(other)).expect(303),
    );
    const stale = await sendFields(draft.leader.client, path, hiddenFields(text)).expect(412);
    expect(stale.text).toContain('The draft changed after the plan was made.');
    expect(stale.text).toMatch(/Changed clauses <span class="count">2/);
    await sendFields(draft.leader.client, path, hiddenFields(stale.text)).expect(303);
  });

  it('is for who leads, while the text is open', async () => {
    const path = `/drafts/${draft.draftId}/import`;
    const { client } = await etalon.person();
    await page(client, path).expect(404);
    await page(client, `/drafts/${draft.draftId}/export`).expect(404);
    const administrator = await etalon.person('administrator');
    await page(administrator.client, path).expect(403);
    const published = await draftIn(etalon, 'published');
    await page(published.leader.client, `/drafts/${published.draftId}/import`).expect(409);
  });

  it('costs a fixed number of statements', async () => {
    const path = `/drafts/${draft.draftId}/import`;
    expect(await statementsOf(() => page(draft.leader.client, path).expect(200))).toBeLessThanOrEqual(3);
    expect(await statementsOf(() => sendFile(draft.leader.client, path, file).expect(200))).toBeLessThanOrEqual(8);
  });
});
