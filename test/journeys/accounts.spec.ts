import { hashPassword } from '../../src/accounts/password';
import { Person } from '../../src/accounts/person.entity';
import { startEtalon, type TestEtalon } from '../support/etalon';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

async function withPassword(password: string, ...roles: Parameters<TestEtalon['person']>) {
  const signedIn = await etalon.person(...roles);
  const passwordHash = await hashPassword(password);
  await etalon.dataSource.manager.update(Person, signedIn.id, { passwordHash });
  return signedIn;
}

describe('signing in', () => {
  it('opens a session in an HttpOnly cookie, of which only the hash is kept', async () => {
    const { person } = await withPassword('correct horse');
    const reply = await etalon.outsider
      .post('/api/session')
      .send({ email: ` ${person.email.toUpperCase()} `, password: 'correct horse' })
      .expect(201);
    const cookie = reply.headers['set-cookie']![0]!;
    expect(cookie).toMatch(/^etalon=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    expect(reply.body.person).toMatchObject({ id: person.id, email: person.email });

    const token = cookie.split(/[=;]/)[1]!;
    const stored: object[] = await etalon.dataSource.query(`select encode(token_hash, 'escape') as hash from session`);
    expect(JSON.stringify(stored)).not.toContain(token);
    const current = await etalon.outsider.get('/api/session').set('Cookie', `etalon=${token}`).expect(200);
    expect(current.body.person.id).toBe(person.id);
  });

  it('says the same of a wrong password, an unknown person and one who left', async () => {
    const { id, person } = await withPassword('correct horse');
    const refused = async (email: string, password: string) =>
      (await etalon.outsider.post('/api/session').send({ email, password }).expect(401)).body;
    const wrong = await refused(person.email, 'wrong horse');
    expect(wrong).toMatchObject({ code: 'wrong-email-or-password', status: 401 });
    expect(await refused('nobody@example.test', 'correct horse')).toEqual(wrong);
    await etalon.dataSource.manager.update(Person, id, { deactivatedAt: new Date() });
    expect(await refused(person.email, 'correct horse')).toEqual(wrong);
  });

  it('is limited: the eleventh wrong password in a row is not looked at', async () => {
    const { person } = await withPassword('correct horse');
    const attempt = (password: string) => etalon.outsider.post('/api/session').send({ email: person.email, password });
    for (let count = 0; count < 10; count++) await attempt('wrong').expect(401);
    const { body } = await attempt('correct horse').expect(429);
    expect(body.code).toBe('too-many-attempts');
    expect(body.detail).toMatch(/Try again in 1[45] minutes/);
  });

  it('reports every fault of the form at once', async () => {
    const { body } = await etalon.outsider.post('/api/session').send({ email: 'nobody', pin: 1 }).expect(422);
    expect(body.faults).toEqual([
      { field: 'pin', code: 'unexpected-field', message: 'There is no field “pin” here' },
      { field: 'email', code: 'not-an-email', message: expect.stringContaining('e-mail') },
      { field: 'password', code: 'required', message: expect.any(String) },
    ]);
  });
});

describe('behind TLS', () => {
  it('the cookie is bound to the host and never sent in the clear, and only our own address may post', async () => {
    const publicUrl = 'https://etalon.example.com';
    const secure = await startEtalon({ publicUrl });
    try {
      const { id, person } = await secure.person();
      const passwordHash = await hashPassword('correct horse');
      await secure.dataSource.manager.update(Person, id, { passwordHash });
      const signIn = (origin: string) =>
        secure.outsider
          .post('/api/session')
          .set('Origin', origin)
          .send({ email: person.email, password: 'correct horse' });
      const { headers } = await signIn(publicUrl).expect(201);
      expect(headers['set-cookie']![0]).toMatch(/^__Host-etalon=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
      expect(headers['strict-transport-security']).toContain('max-age');
      await signIn('http://etalon.example.com').expect(403);
    } finally {
      await secure.stop();
    }
  });
});

describe('a session', () => {
  it('ends by signing out, and its token is worth nothing afterwards', async () => {
    const { client } = await etalon.person();
    await client.delete('/api/session').expect(204);
    const { body } = await client.get('/api/session').expect(401);
    expect(body.code).toBe('session-ended');
  });

  it('ends after twelve idle hours and after thirty days', async () => {
    const { id, client } = await etalon.person();
    await etalon.dataSource.query(
      `update session set last_seen_at = now() - interval '13 hours' where person_id = $1`,
      [id],
    );
    await client.get('/api/session').expect(401);
    const other = await etalon.person();
    await etalon.dataSource.query(`update session set expires_at = now() where person_id = $1`, [other.id]);
    await other.client.get('/api/session').expect(401);
  });

  it('is seen when it is used, at most every five minutes', async () => {
    const { id, client } = await etalon.person();
    const seen = async () =>
      (await etalon.dataSource.query(`select last_seen_at from session where person_id = $1`, [id]))[0].last_seen_at;
    const first = await seen();
    await client.get('/api/session').expect(200);
    expect(await seen()).toEqual(first);
    await etalon.dataSource.query(`update session set last_seen_at = now() - interval '1 hour' where person_id = $1`, [
      id,
    ]);
    await client.get('/api/session').expect(200);
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  it('ends everywhere when the password changes', async () => {
    const { person, client } = await withPassword('correct horse');
    const elsewhere = await etalon.signIn(person);
    await client
      .put('/api/session/password')
      .send({ presentPassword: 'wrong', newPassword: 'battery staple' })
      .expect(422);
    await client
      .put('/api/session/password')
      .send({ presentPassword: 'correct horse', newPassword: 'battery staple' })
      .expect(204);
    await elsewhere.get('/api/session').expect(401);
    await etalon.outsider.post('/api/session').send({ email: person.email, password: 'battery staple' }).expect(201);
  });

  it('is not used by another site', async () => {
    const { client } = await etalon.person('hr');
    const unit = { name: 'Call centre' };
    await client.post('/api/units').set('Origin', 'https://evil.example').send(unit).expect(403);
    await client.post('/api/units').set('Sec-Fetch-Site', 'cross-site').send(unit).expect(403);
    await client.post('/api/units').set('Sec-Fetch-Site', 'same-origin').send(unit).expect(201);
  });
});

describe('rights', () => {
  it('are refused without a session, and read anew for every request', async () => {
    await etalon.outsider.get('/api/people').expect(401);
    const { id, client } = await etalon.person('hr');
    await client.post('/api/units').send({ name: 'Shop' }).expect(201);
    await etalon.dataSource.manager.update(Person, id, { accessRoles: ['staff'] });
    const { body } = await client.post('/api/units').send({ name: 'Shop 2' }).expect(403);
    expect(body).toMatchObject({ code: 'access-role-needed', accessRoles: ['administrator', 'hr'] });
  });

  it('are given by administrators only', async () => {
    const hr = await etalon.person('hr');
    const somebody = { email: 'new@example.test', name: 'New', language: 'kk' };
    await hr.client
      .post('/api/people')
      .send({ ...somebody, accessRoles: ['management'] })
      .expect(403);
    const { body } = await hr.client.post('/api/people').send(somebody).expect(201);
    expect(body).toMatchObject({ accessRoles: ['staff'], language: 'kk', version: 1, active: true });
    const change = { accessRoles: ['hr'] };
    await hr.client.patch(`/api/people/${body.id}`).set('If-Match', '"1"').send(change).expect(403);
    const administrator = await etalon.person('administrator');
    await administrator.client.patch(`/api/people/${body.id}`).set('If-Match', '"1"').send(change).expect(200);
  });

  it('stay with the last administrator', async () => {
    await etalon.dataSource.query(`update person set deactivated_at = now() where 'administrator' = any(access_roles)`);
    const last = await etalon.person('administrator');
    await last.client
      .patch(`/api/people/${last.id}`)
      .set('If-Match', '"1"')
      .send({ accessRoles: ['staff'] })
      .expect(409);
    await last.client.post(`/api/people/${last.id}/deactivation`).expect(409);
    await etalon.person('administrator');
    await last.client.post(`/api/people/${last.id}/deactivation`).expect(201);
    await last.client.get('/api/session').expect(401);
  });
});

describe('people', () => {
  it('show their address only to those who need it', async () => {
    const [hr, one, other] = [await etalon.person('hr'), await etalon.person(), await etalon.person()];
    const email = async (reader: typeof hr) => (await reader.client.get(`/api/people/${one.id}`)).body.email;
    expect(await email(hr)).toBe(one.person.email);
    expect(await email(one)).toBe(one.person.email);
    expect(await email(other)).toBeNull();
  });

  it('are changed only by who read the present version', async () => {
    const { client } = await etalon.person('hr');
    const { id } = await etalon.person();
    await client.patch(`/api/people/${id}`).send({ name: 'Anna' }).expect(428);
    const { headers } = await client
      .patch(`/api/people/${id}`)
      .set('If-Match', '"1"')
      .send({ name: 'Anna' })
      .expect(200);
    expect(headers['etag']).toBe('"2"');
    await client.patch(`/api/people/${id}`).set('If-Match', '"1"').send({ name: 'Bob' }).expect(412);
  });

  it('have an e-mail of their own, a known unit and known job roles', async () => {
    const { client, person } = await etalon.person('hr');
    const body = { email: person.email, name: 'Twin', language: 'sk' };
    expect((await client.post('/api/people').send(body).expect(409)).body.code).toBe('email-taken');
    const { body: problem } = await client
      .post('/api/people')
      .send({ ...body, email: 'twin@example.test', unitId: 999, jobRoles: ['juggler'], language: 'fr' })
      .expect(422);
    expect(problem.faults.map(({ field }: { field: string }) => field)).toEqual(['language']);
    const { body: second } = await client
      .post('/api/people')
      .send({ ...body, email: 'twin@example.test', unitId: 999, jobRoles: ['juggler'] })
      .expect(422);
    expect(second.faults.map(({ field }: { field: string }) => field)).toEqual(['unitId', 'jobRoles.0']);
  });

  it('are listed by key, page by page', async () => {
    const { client } = await etalon.person();
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const { body }: { body: { items: { id: number }[]; next: number | null } } = await client
        .get('/api/people')
        .query({ limit: 3, after })
        .expect(200);
      seen.push(...body.items.map(({ id }) => id));
      after = body.next;
    }
    const [{ count }] = await etalon.dataSource.query(`select count(*)::int as count from person`);
    expect(new Set(seen).size).toBe(count);
    await client.get('/api/people').query({ limit: 1000 }).expect(422);
  });

  it('are told in their own language', async () => {
    const { id, client } = await etalon.person();
    await etalon.dataSource.manager.update(Person, id, { language: 'kk' });
    const { body } = await client.get('/api/people/4711').expect(404);
    expect(body.title).toBe('Табылмады');
    await client.get('/api/people/first').expect(404);
  });
});
