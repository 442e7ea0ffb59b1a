import { mostFormatted } from '../../src/standards/formatted-text.dto';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { page, send } from '../support/pages';
import { draftedDraft } from '../support/working-groups';

let etalon: TestEtalon;
let staff: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon();
  staff = await etalon.person();
});
afterAll(() => etalon.stop());

const format = (text: unknown, { client } = staff) => client.post('/api/formatted-text').send({ text });

describe('a text to be shown formatted', () => {
  it('comes as the HTML that a clause has, with the lines of each block', async () => {
    const { body } = await format('**Three** rings\n\n- at most').expect(200);
    expect(body).toEqual({
      html:
        '<div data-lines="0-1"><p><strong>Three</strong> rings</p>\n</div>' +
        '<div data-lines="2-3"><ul>\n<li>at most</li>\n</ul>\n</div>',
      complete: true,
    });
    expect((await format('').expect(200)).body).toEqual({ html: '', complete: true });
  });

  it('is safe, whatever is in it', async () => {
    const { body } = await format('<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://x.example/y.png)');
    expect(body.html).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1)) <span>y</span></p>\n');
    expect(body.complete).toBe(false);
  });

  it('is for whoever is signed in, from our own pages', async () => {
    const { outsider } = etalon;
    await outsider.post('/api/formatted-text').send({ text: 'x' }).expect(401);
    await staff.client.post('/api/formatted-text').set('Sec-Fetch-Site', 'cross-site').send({ text: 'x' }).expect(403);
    await staff.client.get('/api/formatted-text').expect(404);
  });

  it('has a greatest length, and is text', async () => {
    await format('x'.repeat(mostFormatted)).expect(200);
    const { body } = await format('x'.repeat(mostFormatted + 1)).expect(422);
    expect(body.faults).toEqual([
      { field: 'text', code: 'too-long', message: 'Expected at most 20,000 characters, found 20,001' },
    ]);
    expect((await format(7).expect(422)).body.faults[0].field).toBe('text');
    expect((await format(undefined).expect(422)).body.faults[0].code).toBe('required');
    await staff.client.post('/api/formatted-text').send({ text: 'x', draftId: 7 }).expect(422);
    await staff.client.post('/api/formatted-text').type('json').send('{"text":').expect(422);
    await format('x'.repeat(1024 * 1024)).expect(413);
  });
});

describe('the form of a clause', () => {
  it('brings the text formatted along, unless something of it would be lost', async () => {
    const draft = await draftedDraft(etalon);
    const [clause] = draft.sections[0]!.clauses;
    const path = `/drafts/${draft.draftId}/clauses/${clause!.id}/edit`;
    const { text: html } = await page(draft.owner.client, path).expect(200);
    expect(html).toContain(
      '<template data-rendered><div data-lines="0-1"><p>The operator answers by the third ring.</p>\n</div></template>',
    );
    const form = { version: '1', revisionId: '1', title: '', obligation: 'mandatory', weight: '1' };
    const refused = await send(draft.owner.client, path, { ...form, body: '[a](https://x.example "b") <b>' }).expect(
      422,
    );
    expect(refused.text).toContain('[a](https://x.example &quot;b&quot;) &lt;b&gt;</textarea>');
    expect(refused.text).not.toContain('data-rendered');
    const long = await send(draft.owner.client, path, { ...form, body: 'x'.repeat(mostFormatted + 1) }).expect(422);
    expect(long.text).not.toContain('data-rendered');
    const beginning = await page(draft.leader.client, `/drafts/${draft.draftId}/sections/new`).expect(200);
    expect(beginning.text).toContain('<template data-rendered></template>');
  });
});
