import { hashPassword } from '../../src/accounts/password';
import { Person } from '../../src/accounts/person.entity';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, send, statementsOf } from '../support/pages';

let etalon: TestEtalon;
let hr: SignedIn;
let administrator: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
  administrator = await etalon.person('administrator');
  await hr.client.post('/api/units').send({ name: 'Call centre' }).expect(201);
  await hr.client.post('/api/job-roles').send({ key: 'operator', names: { en: 'Operator' } });
});
afterAll(() => etalon.stop());

const newcomer = { act: 'save', language: 'kk', unitId: '', password: '' };

describe('people', () => {
  it('are listed in pages, at a fixed cost', async () => {
    const { text } = await page(hr.client, '/people?limit=1').expect(200);
    const [, more] = /href="(\/people\?after=\d+&amp;limit=1)"/.exec(text)!;
    const second = (await page(hr.client, more!.replace('&amp;', '&')).expect(200)).text;
    expect(second).toContain(administrator.person.name);
    expect(second).not.toBe(text);
    expect(await statementsOf(() => page(hr.client, '/people').expect(200))).toBeLessThanOrEqual(4);
    expect((await page(hr.client, '/people?after=2147483647').expect(200)).text).toContain('nobody further');
  });

  it('are added once, and every fault is told at once with what was typed', async () => {
    const faulty = { ...newcomer, name: ' ', email: 'nobody', password: 'short', unitId: '999999' };
    const { text } = await send(hr.client, '/people/new', faulty).expect(422);
    expect(text.match(/<a href="#(name|email|password)">/g)).toHaveLength(3);
    expect(text).toContain('value="nobody"');
    expect(text).not.toContain('value="short"');
    expect(text).toMatch(/value="kk" selected/);

    const form = { ...newcomer, name: 'Айгүл', email: 'aigul@nord.example', jobRoles: 'operator' };
    await send(hr.client, '/people/new', form).expect(303).expect('Location', '/people');
    const again = await send(hr.client, '/people/new', form).expect(422);
    expect(again.text).toContain('<a href="#email">E-mail: The e-mail aigul@nord.example is taken</a>');
    expect(again.text).toMatch(/value="operator" checked/);
  });

  it('changed by somebody else meanwhile are shown as they are, beside what was typed', async () => {
    const { id, person } = await etalon.person();
    const fields = hiddenFields((await page(hr.client, `/people/${id}`).expect(200)).text);
    const form = { ...newcomer, ...fields, email: person.email };
    await send(administrator.client, `/people/${id}`, { ...form, name: 'Theirs' }).expect(303);
    const { text } = await send(hr.client, `/people/${id}`, { ...form, name: 'Mine', jobRoles: 'operator' }).expect(
      412,
    );
    expect(text).toContain('<li>Theirs</li>');
    expect(text).toContain('value="Mine"');
    expect(text).toMatch(/value="operator" checked/);
    await send(hr.client, `/people/${id}`, { ...form, ...hiddenFields(text), name: 'Mine' }).expect(303);
    expect((await page(hr.client, `/people/${id}`)).text).toContain('<h1>Mine</h1>');
  });

  it('leave and come back; a second press says so', async () => {
    const { id } = await etalon.person();
    const path = `/people/${id}`;
    await send(hr.client, path, { act: 'deactivate' }).expect(303).expect('Location', path);
    const twice = await send(hr.client, path, { act: 'deactivate' }).expect(422);
    expect(twice.text).toContain('has been marked as having left already');
    expect((await page(hr.client, '/people')).text).toContain('has left');
    await send(hr.client, path, { act: 'reactivate' }).expect(303);
    const short = await send(hr.client, path, { act: 'password', password: 'short' }).expect(422);
    expect(short.text).toContain('<a href="#password">');
    await send(hr.client, path, { act: 'password', password: 'correct horse' }).expect(303);
  });

  it('get rights from administrators only, and one is always left', async () => {
    const { id, person } = await etalon.person();
    const form = { ...newcomer, name: person.name, email: person.email, version: '1', accessRoles: 'management' };
    expect((await page(hr.client, `/people/${id}`)).text).not.toContain('name="accessRoles"');
    await send(hr.client, `/people/${id}`, form).expect(303);
    expect((await hr.client.get(`/api/people/${id}`)).body.accessRoles).toEqual(['staff']);
    await send(administrator.client, `/people/${id}`, { ...form, version: '2' }).expect(303);
    expect((await hr.client.get(`/api/people/${id}`)).body.accessRoles).toEqual(['management', 'staff']);
    const last = await send(administrator.client, `/people/${administrator.id}`, { act: 'deactivate' }).expect(422);
    expect(last.text).toContain('The last administrator must keep the rights.');
  });

  it('are for HR and administrators', async () => {
    const { client } = await etalon.person('management');
    for (const path of ['/people', '/people/new', '/people/1', '/settings']) await page(client, path).expect(403);
    await send(client, '/people/1', { act: 'deactivate' }).expect(403);
    await page(hr.client, '/people/99999').expect(404);
  });
});

describe('settings', () => {
  const tell = (client: SignedIn['client'], form: Record<string, string>) => send(client, '/settings', form);

  it('hold units and job roles; a fault is at the field that was filled in', async () => {
    await tell(hr.client, { act: 'add-unit', name: 'Shops' }).expect(303);
    const taken = await tell(hr.client, { act: 'add-unit', name: 'Shops' }).expect(422);
    expect(taken.text).toContain('<a href="#new-unit-name">Name: “Shops” is taken</a>');
    const [, id] = /name="id" value="(\d+)">\s*<div class="field">\s*<label for="unit-\d+-name">Name of Shops/.exec(
      taken.text,
    )!;
    await tell(hr.client, { act: 'rename-unit', id: id!, name: 'Branches' }).expect(303);
    const unnamed = await tell(hr.client, { act: 'rename-unit', id: id!, name: '' }).expect(422);
    expect(unnamed.text).toContain(`<a href="#unit-${id}-name">`);

    const nameless = await tell(hr.client, { act: 'add-job-role', key: 'Not a key' }).expect(422);
    expect(nameless.text).toContain('<a href="#new-job-role-key">');
    expect(nameless.text).toContain('value="Not a key"');
    const none = await tell(hr.client, { act: 'add-job-role', key: 'driver' }).expect(422);
    expect(none.text).toContain('Give a name in at least one language');
    await tell(hr.client, { act: 'add-job-role', key: 'driver', sk: 'Vodič' }).expect(303);
    const { body } = await hr.client.get('/api/job-roles');
    const driver = (body as { id: number; key: string }[]).find(({ key }) => key === 'driver')!;
    await tell(hr.client, { act: 'rename-job-role', id: String(driver.id), sk: 'Vodič', en: 'Driver' }).expect(303);
    expect((await page(hr.client, '/settings')).text).toContain('<summary>Driver</summary>');
    await tell(hr.client, { act: 'rename-unit', id: '99999', name: 'Nowhere' }).expect(404);
  });

  it('say who must be in every group', async () => {
    const path = '/settings/composition-rules';
    const { text } = await page(administrator.client, path).expect(200);
    const { version } = hiddenFields(text);
    const rules = {
      version: version!,
      minimum: ['2', 'many', ''],
      function: ['', 'expert', ''],
      capacity: ['front-line', '', ''],
      force: ['required', 'advised', 'required'],
    };
    const refused = await send(administrator.client, path, rules).expect(422);
    expect(refused.text).toContain('<a href="#rule-1">Rule 2: ');
    expect(refused.text).toContain('value="many"');
    const fine = { ...rules, minimum: ['2', '1', ''] };
    await send(administrator.client, path, fine).expect(303);
    const stale = await send(administrator.client, path, { ...fine, minimum: ['3', '', ''] }).expect(412);
    expect(stale.text).toContain('<li>2 × front-line person (required)</li>');
    expect(stale.text).toContain('value="3"');
    const { body } = await hr.client.get('/api/composition-rules').expect(200);
    expect(body.rules).toHaveLength(2);
    await page(hr.client, path).expect(403);
  });
});

describe('my account', () => {
  it('is everybody’s own: language and password', async () => {
    const somebody = await etalon.person();
    const passwordHash = await hashPassword('correct horse');
    await etalon.dataSource.manager.update(Person, somebody.id, { passwordHash });
    const { client } = somebody;
    expect((await page(client, '/account').expect(200)).text).not.toContain('href="/people"');
    expect((await page(hr.client, '/account').expect(200)).text).toContain('href="/people"');
    await send(client, '/account', { act: 'language', language: 'sk' }).expect(303).expect('Location', '/account');
    const wrong = { act: 'password', presentPassword: 'wrong horse', newPassword: 'a better horse' };
    const { text } = await send(client, '/account', wrong).expect(422);
    expect(text).toContain('<html lang="sk">');
    expect(text).toContain('<a href="#presentPassword">');
    expect(text).not.toContain('a better horse');
    await send(client, '/account', { ...wrong, presentPassword: 'correct horse' })
      .expect(303)
      .expect('Location', '/sign-in');
    await page(client, '/account').expect(303);
  });
});
