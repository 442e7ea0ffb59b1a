import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { example, importStandard, smallStandard, upload } from '../support/standards';

let etalon: TestEtalon;
let hr: SignedIn;
beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
});
afterAll(() => etalon.stop());

interface Clause {
  id: number;
  key: string;
  number: string;
}

async function textOf(draftId: number) {
  const { body } = await hr.client.get(`/api/drafts/${draftId}/text`).expect(200);
  const sections: { id: number; title: string; clauses: Clause[] }[] = body.sections;
  const clauses = Object.fromEntries(
    sections.flatMap((section) => section.clauses).map((clause) => [clause.key, clause]),
  );
  return { hash: body.contentHash as string, sections, clauses, numbers: numbersOf(sections) };
}

function numbersOf(sections: { clauses: Clause[] }[]) {
  return sections.map(({ clauses }) => clauses.map(({ key, number }) => `${number} ${key}`));
}

async function eventsOf(draftId: number): Promise<string[]> {
  const { body } = await hr.client.get(`/api/drafts/${draftId}/events`).query({ limit: 200 }).expect(200);
  return body.items.map(({ type }: { type: string }) => type);
}

describe('creating', () => {
  const head = { title: 'Returns at the till', language: 'en', jobRoles: [{ key: 'cashier', title: 'Cashier' }] };

  it('begins with a draft of which nothing is written yet', async () => {
    const { body } = await hr.client.post('/api/standards').send(head).expect(201);
    const { body: draft } = await hr.client.get(`/api/drafts/${body.draftId}`).expect(200);
    expect(draft).toMatchObject({ state: 'preparation', title: 'Returns at the till', jobRoles: head.jobRoles });
    const { body: standard } = await hr.client.get(`/api/standards/${body.standardId}`).expect(200);
    expect(standard).toMatchObject({ slug: 'returns-at-the-till', language: 'en', edition: null });
    const { body: section } = await hr.client
      .post(`/api/drafts/${body.draftId}/sections`)
      .send({ title: 'The receipt' })
      .expect(201);
    await hr.client
      .post(`/api/drafts/${body.draftId}/sections/${section.id}/clauses`)
      .send({ title: 'No receipt', body: 'The cashier looks the purchase up.', appliesTo: ['cashier'] })
      .expect(201);
    expect((await textOf(body.draftId)).numbers).toEqual([['1.1 no-receipt']]);
  });

  it('names every fault at once', async () => {
    const wrong = { title: '', language: 'fr', slug: 'A b', jobRoles: [{ key: 'till', title: '' }] };
    const { body } = await hr.client.post('/api/standards').send(wrong).expect(422);
    expect(body.faults.map(({ field }: { field: string }) => field)).toEqual([
      'title',
      'language',
      'slug',
      'jobRoles.0.title',
    ]);
    const twice = { ...head, slug: 'twice', jobRoles: [head.jobRoles[0], head.jobRoles[0]] };
    expect((await hr.client.post('/api/standards').send(twice).expect(422)).body.faults).toHaveLength(1);
    await hr.client.post('/api/standards').send(head).expect(409);
  });
});

describe('importing', () => {
  it.each(['phone-service.ru.md', 'customer-care.kk.md', 'complaints.en.md'])('%s loses nothing', async (name) => {
    const file = example(name);
    const { draftId } = await importStandard(hr.client, file);
    const { text, headers } = await hr.client.get(`/api/drafts/${draftId}/export`).buffer().expect(200);
    expect(text).toBe(file);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    const { body } = await upload(hr.client, `/api/drafts/${draftId}/import-plan`, file).expect(200);
    expect(body.plan).toMatchObject({ head: [], added: [], changed: [], moved: [], removed: [] });
  });

  it('names every fault with its line, and changes nothing', async () => {
    const before = await etalon.dataSource.query(`select count(*) from standard`);
    const broken = smallStandard('broken')
      .replace('appliesTo: [operator]', 'appliesTo: [juggler]')
      .replace('target: 3', 'target: many');
    const { body } = await upload(hr.client, '/api/imports', broken).expect(422);
    expect(body.code).toBe('file-has-faults');
    expect(body.faults).toEqual([
      expect.objectContaining({ field: 'appliesTo.0', code: 'unknown-job-role', line: 19 }),
      expect.objectContaining({ field: 'measure.target', line: 23 }),
    ]);
    expect(await etalon.dataSource.query(`select count(*) from standard`)).toEqual(before);
  });

  it.each([
    ['nothing', ''],
    ['no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['no standard', 'Hello'],
  ])('refuses %s', async (_, file) => {
    const { body } = await upload(hr.client, '/api/imports', file).expect(422);
    expect(body.faults.length).toBeGreaterThan(0);
  });

  it('refuses a file over 5 MB, a body over 1 MB and another type', async () => {
    const large = smallStandard() + 'x'.repeat(5 * 1024 * 1024);
    expect((await upload(hr.client, '/api/imports', large).expect(413)).body.code).toBe('too-large');
    const body = { name: 'x'.repeat(5 * 1024 * 1024) };
    expect((await hr.client.post('/api/units').send(body).expect(413)).body.code).toBe('too-large');
    expect((await hr.client.post('/api/imports').send({}).expect(415)).body.code).toBe('markdown-expected');
    expect((await hr.client.post('/api/units').type('application/xml').send('<a/>').expect(415)).body.status).toBe(415);
  });

  it('gives each standard a slug of its own', async () => {
    await importStandard(hr.client, smallStandard('taken'));
    const { body } = await upload(hr.client, '/api/imports', smallStandard('taken')).expect(409);
    expect(body).toMatchObject({ code: 'slug-taken', faults: [{ field: 'slug' }] });
  });

  it('is for HR and administrators', async () => {
    const { client } = await etalon.person('management');
    await upload(client, '/api/imports', smallStandard()).expect(403);
  });

  it('takes as many statements for a thousand clauses as for three', async () => {
    const many =
      smallStandard() + Array.from({ length: 1000 }, (_, index) => `\n## Clause ${index}\n\nText ${index}.\n`).join('');
    const countStatements = async (file: string) => {
      const before = await statements();
      await importStandard(hr.client, file);
      return (await statements()) - before;
    };
    const small = await countStatements(smallStandard());
    expect(await countStatements(many)).toBe(small);
  });
});

/** Statements that TypeORM sent so far: the query counter of the driver is wrapped once. */
let sent = 0;
async function statements(): Promise<number> {
  const driver = etalon.dataSource.driver as unknown as { counted?: boolean; createQueryRunner(mode: string): object };
  if (!driver.counted) {
    driver.counted = true;
    const create = driver.createQueryRunner.bind(driver);
    driver.createQueryRunner = (mode: string) => {
      const runner = create(mode) as { query(...parameters: unknown[]): unknown };
      const query = runner.query.bind(runner);
      runner.query = (...parameters) => {
        sent++;
        return query(...parameters);
      };
      return runner;
    };
  }
  return sent;
}

describe('importing into a draft', () => {
  it('shows the plan, and carries out exactly that', async () => {
    const file = smallStandard('replanned');
    const { draftId } = await importStandard(hr.client, file);
    const changed = file
      .replace('title: Answering the phone', 'title: Answering every phone')
      .replace('The operator answers by the third ring.', 'The operator answers by the second ring.')
      .replace(/## A greeting[^]*?own\.\n/, '')
      .concat('\n## Goodbye\n\n```clause\nid: goodbye\n```\n\nEverybody says goodbye.\n');
    const { body } = await upload(hr.client, `/api/drafts/${draftId}/import-plan`, changed).expect(200);
    expect(body.plan).toMatchObject({
      head: ['title'],
      added: [{ key: 'goodbye' }],
      changed: [{ key: 'three-rings', fields: ['body'] }],
      removed: [{ key: 'greeting' }],
      moved: [],
    });
    const carryOut = () => upload(hr.client, `/api/drafts/${draftId}/import`, changed);
    await carryOut().expect(428);
    await carryOut()
      .set('If-Match', `"${'0'.repeat(64)}"`)
      .expect(412);
    await carryOut().set('If-Match', `"${body.contentHash}"`).expect(200);
    expect((await textOf(draftId)).numbers).toEqual([['1.1 three-rings'], ['2.1 thanks', '2.2 goodbye']]);
    const { text } = await hr.client.get(`/api/drafts/${draftId}/export`).buffer().expect(200);
    const { body: again } = await upload(hr.client, `/api/drafts/${draftId}/import-plan`, text).expect(200);
    expect(again.plan).toMatchObject({ head: [], added: [], changed: [], moved: [], removed: [] });
    expect(await eventsOf(draftId)).toEqual(['standard.imported', 'draft.imported']);
  });

  it('puts back a clause that was removed, under its old identity', async () => {
    const file = smallStandard('put-back');
    const { draftId } = await importStandard(hr.client, file);
    const { clauses } = await textOf(draftId);
    await hr.client
      .delete(`/api/drafts/${draftId}/clauses/${clauses['greeting']!.id}`)
      .set('If-Match', '"1"')
      .expect(204);
    const { body } = await upload(hr.client, `/api/drafts/${draftId}/import-plan`, file).expect(200);
    expect(body.plan.added).toEqual([expect.objectContaining({ key: 'greeting' })]);
    await upload(hr.client, `/api/drafts/${draftId}/import`, file).set('If-Match', `"${body.contentHash}"`).expect(200);
    expect((await textOf(draftId)).clauses['greeting']).toMatchObject({ id: clauses['greeting']!.id, number: '1.2' });
  });

  it('moves sections and clauses', async () => {
    const file = smallStandard('moved-about');
    const { draftId } = await importStandard(hr.client, file);
    const [head, first, second] = file.split(/^(?=# )/m) as [string, string, string];
    const moved = head + second.trimEnd() + '\n\n' + first;
    const { body } = await upload(hr.client, `/api/drafts/${draftId}/import-plan`, moved).expect(200);
    expect(body.plan.sections.some(({ changes }: { changes: string[] }) => changes.includes('order'))).toBe(true);
    await upload(hr.client, `/api/drafts/${draftId}/import`, moved)
      .set('If-Match', `"${body.contentHash}"`)
      .expect(200);
    expect((await textOf(draftId)).numbers).toEqual([['1.1 thanks'], ['2.1 three-rings', '2.2 greeting']]);
  });

  it('does not take a file in another language', async () => {
    const { draftId } = await importStandard(hr.client);
    const russian = smallStandard().replace('language: en', 'language: ru');
    const { body } = await upload(hr.client, `/api/drafts/${draftId}/import-plan`, russian).expect(422);
    expect(body.faults).toEqual([expect.objectContaining({ field: 'language', code: 'language-differs' })]);
  });
});

describe('a clause', () => {
  it('is revised by who read its present version, and answers 412 with the present text to others', async () => {
    const { draftId } = await importStandard(hr.client);
    const { id } = (await textOf(draftId)).clauses['thanks']!;
    const path = `/api/drafts/${draftId}/clauses/${id}`;
    const { headers } = await hr.client.get(path).expect(200);
    expect(headers['etag']).toBe('"1"');

    const edit = (version: string, body: object) => hr.client.patch(path).set('If-Match', version).send(body);
    expect((await hr.client.patch(path).send({ weight: 2 }).expect(428)).body.code).toBe('version-required');
    await edit('1', { weight: 2 }).expect(428);
    const { body } = await edit('"1"', { body: 'Everybody thanks the caller by name.', weight: 3 }).expect(200);
    expect(body).toMatchObject({ version: 2, revision: 2, text: { weight: 3, title: 'Thanks' } });
    const { body: stale } = await edit('"1"', { body: 'Mine.' }).expect(412);
    expect(stale).toMatchObject({
      code: 'stale',
      present: { version: 2, body: 'Everybody thanks the caller by name.' },
      changedBy: { id: hr.id, name: hr.person.name },
    });

    const { body: revisions } = await hr.client.get(`${path}/revisions`).query({ limit: 1 }).expect(200);
    expect(revisions).toMatchObject({ items: [{ number: 2, text: { weight: 3 } }], next: 2 });
    const { body: older } = await hr.client.get(`${path}/revisions`).query({ after: 2 }).expect(200);
    expect(older).toMatchObject({ items: [{ number: 1, text: { weight: 1 } }], next: null });
  });

  it('makes no revision of what is already so', async () => {
    const { draftId } = await importStandard(hr.client);
    const { id } = (await textOf(draftId)).clauses['thanks']!;
    const { body } = await hr.client
      .patch(`/api/drafts/${draftId}/clauses/${id}`)
      .set('If-Match', '"1"')
      .send({ body: '  Everybody thanks the caller.\r\n\r\n'.trimStart(), title: ' Thanks ' })
      .expect(200);
    expect(body).toMatchObject({ version: 1, revision: 1 });
  });

  it('has every fault of its text told at once', async () => {
    const { draftId } = await importStandard(hr.client);
    const { id } = (await textOf(draftId)).clauses['thanks']!;
    const edit = (body: object) =>
      hr.client.patch(`/api/drafts/${draftId}/clauses/${id}`).set('If-Match', '"1"').send(body);
    const { body } = await edit({
      title: '',
      body: '# A heading\n\ntext',
      appliesTo: ['operator', 'juggler'],
      measure: { indicator: 'rings', comparison: 'between', target: [5, 3], unit: null },
    }).expect(422);
    expect(body.faults.map(({ field }: { field: string }) => field)).toEqual(['title']);
    const { body: rules } = await edit({
      body: '# A heading\n\ntext',
      appliesTo: ['operator', 'juggler'],
      measure: { indicator: 'rings', comparison: 'between', target: [5, 3], unit: null },
    }).expect(422);
    expect(rules.faults).toEqual([
      expect.objectContaining({ field: 'appliesTo.1', code: 'unknown-job-role' }),
      expect.objectContaining({ field: 'measure.target', code: 'range-reversed' }),
      expect.objectContaining({ field: 'body', code: 'body-heading', line: 1 }),
    ]);
    const nonsense = { weight: 9, obligation: 'perhaps', say: 'hello', measure: 7, secret: true };
    const { body: types } = await edit(nonsense).expect(422);
    expect(types.faults.map(({ field }: { field: string }) => field).sort()).toEqual(
      ['measure', 'obligation', 'say', 'secret', 'weight'].sort(),
    );
  });

  it('is added, moved, removed and restored; numbers follow', async () => {
    const { draftId } = await importStandard(hr.client);
    const { sections, clauses } = await textOf(draftId);
    const [taking, ending] = [sections[0]!, sections[1]!];
    const { body: added } = await hr.client
      .post(`/api/drafts/${draftId}/sections/${taking.id}/clauses`)
      .send({ title: 'A smile', body: 'Everybody smiles.', position: 1 })
      .expect(201);
    expect(added).toMatchObject({
      key: 'a-smile',
      number: '1.1',
      version: 1,
      text: { obligation: 'mandatory', weight: 1 },
    });
    expect((await textOf(draftId)).numbers).toEqual([
      ['1.1 a-smile', '1.2 three-rings', '1.3 greeting'],
      ['2.1 thanks'],
    ]);

    const place = (clause: number, sectionId: number, position: number) =>
      hr.client.put(`/api/drafts/${draftId}/clauses/${clause}/place`).send({ sectionId, position });
    await place(clauses['three-rings']!.id, ending.id, 1).expect(200);
    expect((await textOf(draftId)).numbers).toEqual([
      ['1.1 a-smile', '1.2 greeting'],
      ['2.1 three-rings', '2.2 thanks'],
    ]);
    await place(added.id, taking.id, 99).expect(200);
    expect((await textOf(draftId)).numbers[0]).toEqual(['1.1 greeting', '1.2 a-smile']);

    const path = `/api/drafts/${draftId}/clauses/${clauses['greeting']!.id}`;
    await hr.client.delete(path).expect(428);
    await hr.client.delete(path).set('If-Match', '"7"').expect(412);
    await hr.client.delete(path).set('If-Match', '"1"').expect(204);
    await hr.client.delete(path).set('If-Match', '"1"').expect(409);
    expect((await textOf(draftId)).numbers[0]).toEqual(['1.1 a-smile']);
    expect((await hr.client.get(path).expect(200)).body).toMatchObject({ number: null, allowedActions: ['restore'] });
    expect((await hr.client.patch(path).set('If-Match', '"2"').send({ weight: 2 }).expect(409)).body.code).toBe(
      'clause-removed',
    );
    await hr.client.post(`${path}/restoration`).expect(201);
    await hr.client.post(`${path}/restoration`).expect(409);
    expect((await textOf(draftId)).numbers[0]).toEqual(['1.1 a-smile', '1.2 greeting']);
    expect(await eventsOf(draftId)).toEqual([
      'standard.imported',
      'clause.added',
      'clause.moved',
      'clause.moved',
      'clause.removed',
      'clause.restored',
    ]);
  });

  it('is the last when a standard is as long as a file may be', async () => {
    const many = Array.from({ length: 4997 }, (_, index) => `\n## Clause ${index}\n\nText.\n`).join('');
    const { draftId } = await importStandard(hr.client, smallStandard() + many);
    const { sections } = await textOf(draftId);
    const { body } = await hr.client
      .post(`/api/drafts/${draftId}/sections/${sections[0]!.id}/clauses`)
      .send({ title: 'One more', body: 'Text.' })
      .expect(409);
    expect(body).toMatchObject({ code: 'too-many-clauses', maximum: 5000 });
  });

  it('of another draft is not found', async () => {
    const one = await importStandard(hr.client);
    const other = await importStandard(hr.client);
    const { id } = (await textOf(one.draftId)).clauses['thanks']!;
    await hr.client.get(`/api/drafts/${other.draftId}/clauses/${id}`).expect(404);
    await hr.client.get(`/api/drafts/${other.draftId}/clauses/${id}/revisions`).expect(404);
    await hr.client.patch(`/api/drafts/${other.draftId}/clauses/${id}`).set('If-Match', '"1"').send({}).expect(404);
    const { sections } = await textOf(one.draftId);
    const text = { title: 'Here', body: 'There.' };
    await hr.client.post(`/api/drafts/${other.draftId}/sections/${sections[0]!.id}/clauses`).send(text).expect(404);
  });

  it('keeps every one of many edits at once: accepted writes are revisions', async () => {
    const { draftId } = await importStandard(hr.client);
    const ids = Object.values((await textOf(draftId)).clauses).map(({ id }) => id);
    const replies = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const path = `/api/drafts/${draftId}/clauses/${ids[index % ids.length]}`;
        const { headers } = await hr.client.get(path);
        return hr.client
          .patch(path)
          .set('If-Match', headers['etag']!)
          .send({ body: `Text number ${index}.` });
      }),
    );
    const accepted = replies.filter(({ status }) => status === 200).length;
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 412]));
    const [{ count }] = await etalon.dataSource.query(
      `select count(*)::int as count from clause_revision where draft_id = $1 and number > 1`,
      [draftId],
    );
    expect(count).toBe(accepted);
  });

  it('keeps numbers without gaps whatever happens at once', async () => {
    const { draftId } = await importStandard(hr.client);
    const { sections, clauses } = await textOf(draftId);
    const all = Object.values(clauses);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const section = sections[index % 2]!;
        const clause = all[index % all.length]!;
        if (index % 4 === 0) {
          const text = { title: `New ${index}`, body: 'Text.', position: 1 };
          return hr.client.post(`/api/drafts/${draftId}/sections/${section.id}/clauses`).send(text);
        }
        const place = { sectionId: section.id, position: (index % 3) + 1 };
        return hr.client.put(`/api/drafts/${draftId}/clauses/${clause.id}/place`).send(place);
      }),
    );
    const after = await textOf(draftId);
    for (const [index, section] of after.sections.entries()) {
      expect(section.clauses.map(({ number }) => number)).toEqual(
        section.clauses.map((_, place) => `${index + 1}.${place + 1}`),
      );
    }
    expect(after.sections.flatMap((section) => section.clauses)).toHaveLength(13);
  });
});

describe('a section', () => {
  it('is added, changed, moved, removed when empty, and restored', async () => {
    const { draftId } = await importStandard(hr.client);
    const path = `/api/drafts/${draftId}/sections`;
    const { body: section } = await hr.client.post(path).send({ title: 'Before the call', position: 1 }).expect(201);
    expect(section).toMatchObject({ position: 1, version: 1, introduction: null });
    const change = (version: number, body: object) =>
      hr.client.patch(`${path}/${section.id}`).set('If-Match', `"${version}"`).send(body);
    await hr.client.patch(`${path}/${section.id}`).send({ title: 'Ready' }).expect(428);
    await change(1, { title: 'Ready', introduction: 'Headset on.' }).expect(200);
    expect((await change(1, { title: 'Late' }).expect(412)).body.present).toMatchObject({ version: 2, title: 'Ready' });
    const { body } = await change(2, { title: '', introduction: '## Heading' }).expect(422);
    expect(body.faults.map(({ field }: { field: string }) => field)).toContain('title');

    await hr.client.put(`${path}/${section.id}/position`).send({ position: 3 }).expect(200);
    expect((await textOf(draftId)).sections.map(({ title }) => title)).toEqual([
      'Taking a call',
      'Ending a call',
      'Ready',
    ]);
    const taking = (await textOf(draftId)).sections[0]!;
    const { body: full } = await hr.client.delete(`${path}/${taking.id}`).set('If-Match', '"1"').expect(409);
    expect(full).toMatchObject({ code: 'section-not-empty', count: 2 });
    await hr.client.delete(`${path}/${section.id}`).set('If-Match', '"2"').expect(204);
    expect((await textOf(draftId)).sections).toHaveLength(2);
    await hr.client.post(`${path}/${section.id}/restoration`).expect(201);
    await hr.client.post(`${path}/${section.id}/restoration`).expect(409);
    expect((await textOf(draftId)).sections.map(({ title }) => title).at(-1)).toBe('Ready');
  });
});

describe('a draft', () => {
  it('tells what may be done and what blocks the next steps', async () => {
    const { draftId } = await importStandard(hr.client);
    const { body, headers } = await hr.client.get(`/api/drafts/${draftId}`).expect(200);
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({ state: 'preparation', allowedActions: ['withdraw'] });
    const [start, withdraw] = body.nextSteps;
    expect(start).toMatchObject({ action: 'start-drafting', to: 'drafting', mine: true });
    expect(start.missing.length).toBeGreaterThan(3);
    expect(withdraw).toMatchObject({ action: 'withdraw', missing: [] });
  });

  it('refuses an illegal step, naming the state and what is allowed', async () => {
    const { draftId } = await importStandard(hr.client);
    const { body } = await hr.client.post(`/api/drafts/${draftId}/finalisation`).expect(409);
    expect(body).toMatchObject({
      code: 'illegal-step',
      action: 'finalise',
      state: 'preparation',
      allowedActions: ['start-drafting', 'withdraw'],
    });
    expect(body.detail).toContain('preparation');
  });

  it('is invisible to who has no part in it, and so is the standard before its first edition', async () => {
    const { standardId, draftId } = await importStandard(hr.client);
    const { id } = (await textOf(draftId)).clauses['thanks']!;
    for (const role of ['staff', 'management'] as const) {
      const { client } = await etalon.person(role);
      for (const path of ['', '/text', '/export', '/events', `/clauses/${id}`, `/clauses/${id}/revisions`]) {
        await client.get(`/api/drafts/${draftId}${path}`).expect(404);
      }
      await client.patch(`/api/drafts/${draftId}/clauses/${id}`).set('If-Match', '"1"').send({ weight: 5 }).expect(404);
      await client.post(`/api/drafts/${draftId}/withdrawal`).send({ reason: 'Because.' }).expect(404);
      await client.get(`/api/standards/${standardId}`).expect(404);
      const { body } = await client.get('/api/standards').expect(200);
      expect(body.items).toEqual([]);
    }
  });

  it('is read but not written by an administrator', async () => {
    const { draftId } = await importStandard(hr.client);
    const { client } = await etalon.person('administrator');
    const { id } = (await textOf(draftId)).clauses['thanks']!;
    const { body } = await client.get(`/api/drafts/${draftId}/clauses/${id}`).expect(200);
    expect(body.allowedActions).toEqual([]);
    const edit = await client.patch(`/api/drafts/${draftId}/clauses/${id}`).set('If-Match', '"1"').send({ weight: 5 });
    expect(edit).toMatchObject({ status: 403, body: { code: 'not-responsible' } });
  });

  it('changes its head, but keeps job roles that clauses name', async () => {
    const { draftId } = await importStandard(hr.client);
    const change = (version: number, body: object) =>
      hr.client.patch(`/api/drafts/${draftId}`).set('If-Match', `"${version}"`).send(body);
    const { body } = await change(1, { title: 'On the phone', summary: 'Short.' }).expect(200);
    expect(body).toMatchObject({ title: 'On the phone', summary: 'Short.', version: 2 });
    await change(1, { title: 'Late' }).expect(412);
    const { body: refused } = await change(2, { jobRoles: [{ key: 'cashier', title: 'Cashier' }] }).expect(422);
    expect(refused.faults).toEqual([expect.objectContaining({ field: 'jobRoles', code: 'job-role-in-use' })]);
    await change(2, { jobRoles: [{ key: 'operator', title: 'Operator' }] }).expect(200);
  });

  it('is given up with a reason, is closed then, and can be begun anew with the same text', async () => {
    const { standardId, draftId } = await importStandard(hr.client);
    expect((await hr.client.post(`/api/standards/${standardId}/drafts`).expect(409)).body.code).toBe('draft-is-open');
    await hr.client.post(`/api/drafts/${draftId}/withdrawal`).send({}).expect(422);
    const { body } = await hr.client.post(`/api/drafts/${draftId}/withdrawal`).send({ reason: 'Merged.' }).expect(201);
    expect(body).toMatchObject({ state: 'withdrawn', withdrawalReason: 'Merged.', allowedActions: [], nextSteps: [] });
    await hr.client.post(`/api/drafts/${draftId}/withdrawal`).send({ reason: 'Again.' }).expect(409);
    const { id } = (await textOf(draftId)).clauses['thanks']!;
    const edit = await hr.client
      .patch(`/api/drafts/${draftId}/clauses/${id}`)
      .set('If-Match', '"1"')
      .send({ weight: 5 });
    expect(edit).toMatchObject({ status: 409, body: { code: 'text-is-closed', state: 'withdrawn' } });

    const { body: copy } = await hr.client.post(`/api/standards/${standardId}/drafts`).expect(201);
    expect(copy).toMatchObject({ state: 'preparation', copiedFromId: draftId, standardId });
    expect((await textOf(copy.id)).hash).toBe((await textOf(draftId)).hash);
    expect((await textOf(copy.id)).clauses['thanks']!.id).toBe(id);
  });
});

describe('what never changes', () => {
  it.each([
    `update event set type = 'other'`,
    `delete from event`,
    `truncate event cascade`,
    `update clause_revision set body = 'other'`,
    `delete from clause_revision`,
  ])('refuses %s', async (statement) => {
    await importStandard(hr.client);
    await expect(etalon.dataSource.query(statement)).rejects.toThrow(/append-only/);
  });
});
