import { startEtalon, type TestEtalon } from '../support/etalon';
import {
  deactivate,
  draftedDraft,
  eventsOf,
  formedDraft,
  nameMember,
  nameResponsible,
  unformedDraft,
} from '../support/working-groups';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

const messages = (faults: { message: string }[]) => faults.map(({ message }) => message);
const codes = (faults: { field: string; code: string }[]) => faults.map(({ field, code }) => [field, code]);

describe('forming the group', () => {
  it('says of an empty group everything that is missing, and does not let it start', async () => {
    const draft = await unformedDraft(etalon);
    const { path, hr } = draft;
    const missing = [
      'The group needs exactly one leader, none is named',
      '1 head of a client department is needed, none is named',
      '1 HR manager is needed, none is named',
      '1 service manager is needed, none is named',
      '2 front-line people are needed, none is named',
    ];
    const { body: group } = await hr.client.get(`${path}/working-group`).expect(200);
    expect(group.members).toEqual([]);
    expect(group.composition.satisfied).toBe(false);
    expect(messages(group.composition.missing)).toEqual(missing);
    expect(messages(group.composition.advised)).toEqual([
      '1 marketer is needed, none is named',
      '1 auditor is needed, none is named',
    ]);
    expect(group.allowedActions).toEqual(['change-members', 'name-responsible']);

    const refused = await hr.client.post(`${path}/drafting`).send({}).expect(409);
    expect(refused.body).toMatchObject({ code: 'step-blocked', action: 'start-drafting', state: 'preparation' });
    expect(messages(refused.body.faults)).toEqual(missing);
    expect((await hr.client.get(path).expect(200)).body.state).toBe('preparation');
    expect(await eventsOf(etalon, draft.draftId)).toEqual(['standard.imported']);
  });

  it('lets drafting start once the group has everybody it needs, and only once', async () => {
    const draft = await formedDraft(etalon);
    const { path, leader, member } = draft;
    const { body: group } = await leader.client.get(`${path}/working-group`).expect(200);
    expect(group.composition).toMatchObject({ satisfied: true, missing: [] });
    expect(group.allowedActions).toEqual(['change-members', 'name-responsible', 'start-drafting']);
    expect(group.members).toContainEqual({
      personId: leader.id,
      name: leader.person.name,
      active: true,
      functions: ['leader'],
      capacity: 'service-manager',
    });
    expect((await member.client.get(`${path}/working-group`).expect(200)).body.allowedActions).toEqual([]);

    expect((await member.client.post(`${path}/drafting`).send({}).expect(403)).body.code).toBe('not-your-step');
    const { body: started } = await leader.client.post(`${path}/drafting`).send({}).expect(201);
    expect(started).toMatchObject({ id: draft.draftId, state: 'drafting' });
    const again = await leader.client.post(`${path}/drafting`).send({}).expect(409);
    expect(again.body).toMatchObject({
      code: 'illegal-step',
      state: 'drafting',
      allowedActions: ['open-review', 'withdraw'],
    });
    expect(await eventsOf(etalon, draft.draftId)).toContain('draft.start-drafting');
  });

  it('counts nobody who has left the company', async () => {
    const draft = await formedDraft(etalon);
    await deactivate(etalon, draft.another);
    const { body } = await draft.leader.client.post(`${draft.path}/drafting`).send({}).expect(409);
    expect(messages(body.faults)).toEqual(['2 front-line people are needed, 1 is named']);
    const { body: group } = await draft.leader.client.get(`${draft.path}/working-group`).expect(200);
    expect(group.members.find(({ personId }: { personId: number }) => personId === draft.another.id).active).toBe(
      false,
    );
    await draft.leader.client.delete(`${draft.path}/working-group/members/${draft.another.id}`).expect(204);
  });

  it('refuses two leaders, naming how many there are', async () => {
    const draft = await formedDraft(etalon);
    await nameMember(draft, draft.leader, draft.secretary, ['secretary', 'leader'], 'hr-manager').expect(200);
    const { body } = await draft.leader.client.post(`${draft.path}/drafting`).send({}).expect(409);
    expect(messages(body.faults)).toEqual(['The group needs exactly one leader, 2 are named']);
  });

  it('changes what a member is, and records a change only where there is one', async () => {
    const draft = await formedDraft(etalon);
    const { body } = await nameMember(draft, draft.leader, draft.member, ['expert', 'auditor'], 'expert').expect(200);
    expect(body.members).toContainEqual(
      expect.objectContaining({ personId: draft.member.id, functions: ['expert', 'auditor'], capacity: 'expert' }),
    );
    await nameMember(draft, draft.leader, draft.member, ['expert', 'auditor'], 'expert').expect(200);
    const events = await eventsOf(etalon, draft.draftId);
    expect(events.filter((type) => type === 'member.changed')).toHaveLength(1);
    expect(events.filter((type) => type === 'member.named')).toHaveLength(5);
  });

  it('is for the leader and HR alone; outsiders do not learn that there is a draft', async () => {
    const draft = await formedDraft(etalon);
    const [outsider, administrator] = [await etalon.person('management'), await etalon.person('administrator')];
    for (const { client } of [draft.member, draft.owner, administrator]) {
      await client.get(`${draft.path}/working-group`).expect(200);
      const put = client.put(`${draft.path}/working-group/members/${outsider.id}`);
      const refused = await put.send({ functions: ['member'], capacity: 'other' }).expect(403);
      expect(refused.body.code).toBe('only-the-leader');
      await client.delete(`${draft.path}/working-group/members/${draft.another.id}`).expect(403);
    }
    await outsider.client.get(`${draft.path}/working-group`).expect(404);
    await nameMember(draft, outsider, outsider, ['leader'], 'other').expect(404);
    await outsider.client.delete(`${draft.path}/working-group/members/${draft.member.id}`).expect(404);
    await outsider.client.post(`${draft.path}/drafting`).send({}).expect(404);
    await etalon.outsider.get(`${draft.path}/working-group`).expect(401);
  });

  it('refuses people it cannot name and words it does not know, all at once', async () => {
    const draft = await formedDraft(etalon);
    const { client } = draft.leader;
    const put = (id: number | string, body: object) =>
      client.put(`${draft.path}/working-group/members/${id}`).send(body);
    const { body } = await put(draft.member.id, { functions: ['boss', 'boss'], capacity: 'king', salary: 1 }).expect(
      422,
    );
    expect(codes(body.faults)).toEqual([
      ['salary', 'unexpected-field'],
      ['functions', 'duplicate'],
      ['capacity', 'not-one-of'],
    ]);
    expect(codes((await put(draft.member.id, { functions: [] }).expect(422)).body.faults)).toEqual([
      ['functions', 'too-few'],
      ['capacity', 'required'],
    ]);
    const fitting = { functions: ['member'], capacity: 'other' };
    await put(2_000_000, fitting).expect(404);
    await put('nobody', fitting).expect(404);
    const gone = await etalon.person();
    await deactivate(etalon, gone);
    expect((await put(gone.id, fitting).expect(409)).body).toMatchObject({
      code: 'person-has-left',
      detail: `${gone.person.name} has left the company.`,
    });
    await client.delete(`${draft.path}/working-group/members/${gone.id}`).expect(404);
  });

  it('never leaves a text that is being written without a leader', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, secretary, path } = draft;
    expect((await leader.client.delete(`${path}/working-group/members/${leader.id}`).expect(409)).body.code).toBe(
      'last-leader',
    );
    const stepDown = () => nameMember(draft, leader, leader, ['member'], 'service-manager');
    expect((await stepDown().expect(409)).body.code).toBe('last-leader');
    await nameMember(draft, leader, secretary, ['leader'], 'hr-manager').expect(200);
    await stepDown().expect(200);
    await nameMember(draft, leader, leader, ['leader'], 'service-manager').expect(403);
    await secretary.client.delete(`${path}/working-group/members/${leader.id}`).expect(204);
    await leader.client.get(`${path}/working-group`).expect(404);
  });

  it('lets one of two leaders go when both leave at the same moment', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, secretary, path, hr } = draft;
    await nameMember(draft, leader, secretary, ['leader'], 'hr-manager').expect(200);
    const leave = (id: number) => hr.client.delete(`${path}/working-group/members/${id}`).send();
    const replies = await Promise.all([leave(leader.id), leave(secretary.id)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  });

  it('ends with the draft', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, path, member, sections } = draft;
    await leader.client.post(`${path}/withdrawal`).send({ reason: 'Merged with another.' }).expect(201);
    const { body } = await leader.client.delete(`${path}/working-group/members/${member.id}`).expect(409);
    expect(body).toMatchObject({ code: 'draft-is-closed', state: 'withdrawn' });
    await nameMember(draft, leader, member, ['expert'], 'expert').expect(409);
    await nameResponsible(draft, leader, `sections/${sections[0]!.id}`, member).expect(409);
    expect((await leader.client.get(`${path}/working-group`).expect(200)).body.allowedActions).toEqual([]);
  });
});

describe('responsibility', () => {
  it('is given for sections and job roles, passed on and taken away', async () => {
    const draft = await formedDraft(etalon);
    const { leader, owner, member, path } = draft;
    const [first] = draft.sections;
    const { body: given } = await nameResponsible(draft, leader, 'job-roles/operator', member).expect(200);
    expect(given.sections).toEqual([
      { sectionId: first!.id, number: 1, title: 'Taking a call', person: { id: owner.id, name: owner.person.name } },
      expect.objectContaining({ number: 2, title: 'Ending a call' }),
    ]);
    expect(given.jobRoles).toEqual([
      { key: 'operator', title: 'Operator', person: { id: member.id, name: member.person.name } },
      { key: 'cashier', title: 'Cashier', person: null },
    ]);
    const { body: passed } = await nameResponsible(draft, leader, `sections/${first!.id}`, member).expect(200);
    expect(passed.sections[0].person.id).toBe(member.id);
    await nameResponsible(draft, leader, `sections/${first!.id}`, member).expect(200);
    await leader.client.delete(`${path}/job-roles/operator/responsible`).expect(204);
    await leader.client.delete(`${path}/job-roles/operator/responsible`).expect(404);
    await leader.client.delete(`${path}/sections/${first!.id}/responsible`).expect(204);
    const { body: left } = await leader.client.get(`${path}/working-group`).expect(200);
    expect(left.sections[0].person).toBeNull();
    expect(left.jobRoles[0].person).toBeNull();
    expect((await eventsOf(etalon, draft.draftId)).slice(-4)).toEqual([
      'responsibility.given',
      'responsibility.given',
      'responsibility.taken',
      'responsibility.taken',
    ]);
  });

  it('lets its bearer write what he is responsible for', async () => {
    const draft = await formedDraft(etalon);
    const clause = `${draft.path}/clauses/${draft.sections[0]!.clauses[0]!.id}`;
    const edit = () => draft.member.client.patch(clause).set('If-Match', '"1"').send({ title: 'Two rings' });
    await edit().expect(403);
    await nameResponsible(draft, draft.leader, 'job-roles/operator', draft.member).expect(200);
    await edit().expect(200);
  });

  it('is for active members of this group, over what this draft has', async () => {
    const [draft, other] = [await formedDraft(etalon), await formedDraft(etalon)];
    const { leader, hr } = draft;
    const section = `sections/${draft.sections[0]!.id}` as const;
    const stranger = await nameResponsible(draft, leader, section, other.member).expect(422);
    expect(codes(stranger.body.faults)).toEqual([['personId', 'not-a-member']]);
    await deactivate(etalon, draft.member);
    const gone = await nameResponsible(draft, leader, section, draft.member).expect(422);
    expect(codes(gone.body.faults)).toEqual([['personId', 'person-has-left']]);
    await nameResponsible(draft, leader, `sections/${other.sections[0]!.id}`, draft.owner).expect(404);
    await nameResponsible(draft, leader, 'sections/2000000', draft.owner).expect(404);
    await nameResponsible(draft, leader, 'job-roles/pilot', draft.owner).expect(404);
    await nameResponsible(draft, draft.owner, section, draft.owner).expect(403);
    await nameResponsible(draft, other.leader, section, other.leader).expect(404);
    const { body } = await leader.client.put(`${draft.path}/${section}/responsible`).send({ person: 1 }).expect(422);
    expect(codes(body.faults)).toEqual([
      ['person', 'unexpected-field'],
      ['personId', 'required'],
    ]);
    const { body: empty } = await hr.client.post(`${draft.path}/sections`).send({ title: 'Soon gone' }).expect(201);
    await hr.client.delete(`${draft.path}/sections/${empty.id}`).set('If-Match', '"1"').expect(204);
    await nameResponsible(draft, leader, `sections/${empty.id}`, draft.owner).expect(404);
  });

  it('keeps a member in the group, until others are named', async () => {
    const draft = await formedDraft(etalon);
    const { leader, owner, secretary, path } = draft;
    await nameResponsible(draft, leader, 'job-roles/cashier', owner).expect(200);
    const leave = () => leader.client.delete(`${path}/working-group/members/${owner.id}`);
    const { body } = await leave().expect(409);
    expect(body).toMatchObject({
      code: 'member-is-responsible',
      responsibleFor: ['Taking a call', 'Ending a call', 'Cashier'],
      detail: `${owner.person.name} is responsible for Taking a call, Ending a call, and Cashier. Name somebody else first.`,
    });
    for (const { id } of draft.sections) await nameResponsible(draft, leader, `sections/${id}`, secretary).expect(200);
    await leave().expect(409);
    await leader.client.delete(`${path}/job-roles/cashier/responsible`).expect(204);
    await leave().expect(204);
  });

  it('for a section that is gone keeps nobody', async () => {
    const draft = await formedDraft(etalon);
    const { leader, member, path } = draft;
    const { body: section } = await leader.client.post(`${path}/sections`).send({ title: 'Soon gone' }).expect(201);
    await nameResponsible(draft, leader, `sections/${section.id}`, member).expect(200);
    await leader.client.delete(`${path}/sections/${section.id}`).set('If-Match', '"1"').expect(204);
    await leader.client.delete(`${path}/working-group/members/${member.id}`).expect(204);
    await member.client.get(path).expect(404);
  });

  it('is asked of every section before the review, by a person who is still there', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, path, owner, sections } = draft;
    await leader.client.delete(`${path}/sections/${sections[0]!.id}/responsible`).expect(204);
    const blocked = async () => {
      const { body } = await leader.client.get(path).expect(200);
      const step = body.nextSteps.find(({ action }: { action: string }) => action === 'open-review');
      return [messages(step.missing), body.allowedActions];
    };
    expect(await blocked()).toEqual([['Section 1 “Taking a call” has no responsible member'], ['withdraw']]);
    await deactivate(etalon, owner);
    expect((await blocked())[0]).toEqual([
      'Section 1 “Taking a call” has no responsible member',
      'Section 2 “Ending a call” has no responsible member',
    ]);
    for (const { id } of sections) await nameResponsible(draft, leader, `sections/${id}`, leader).expect(200);
    expect(await blocked()).toEqual([[], ['open-review', 'withdraw']]);
  });
});

describe('the composition rules', () => {
  const path = '/api/composition-rules';

  it('are read by everybody and changed by administrators, as one list', async () => {
    const [administrator, hr, staff] = [
      await etalon.person('administrator'),
      await etalon.person('hr'),
      await etalon.person(),
    ];
    const draft = await formedDraft(etalon);
    const { body: first, headers } = await staff.client.get(path).expect(200);
    expect(first.rules).toHaveLength(7);
    expect(first.rules[4]).toEqual({ function: null, capacity: 'front-line', minimum: 2, force: 'required' });
    expect(first.allowedActions).toEqual([]);
    expect(headers['etag']).toBe(`"${first.version}"`);

    const rules = [
      { function: 'leader', capacity: 'top-manager', minimum: 1, force: 'required' },
      { capacity: 'marketer', minimum: 2, force: 'advised' },
    ];
    const put = (by: typeof hr, version: string | null, body: object) => {
      const request = by.client.put(path);
      return (version ? request.set('If-Match', version) : request).send(body);
    };
    await put(hr, headers['etag']!, { rules }).expect(403);
    await put(administrator, null, { rules }).expect(428);
    const { body: second } = await put(administrator, headers['etag']!, { rules }).expect(200);
    expect(second.rules).toEqual([rules[0], { function: null, ...rules[1] }]);
    expect(second.allowedActions).toEqual(['change']);
    const stale = await put(administrator, headers['etag']!, { rules: [] }).expect(412);
    expect(stale.body.present).toEqual({ rules: second.rules, version: second.version });

    const { body: blocked } = await draft.leader.client.post(`${draft.path}/drafting`).send({}).expect(409);
    expect(messages(blocked.faults)).toEqual(['Needed: 1 × leader (top manager); named: 0']);

    const { body: none } = await put(administrator, `"${second.version}"`, { rules: [] }).expect(200);
    expect(none).toMatchObject({ rules: [], version: 0 });
    await draft.leader.client.post(`${draft.path}/drafting`).send({}).expect(201);
    const { body: back } = await put(administrator, '"0"', { rules: first.rules }).expect(200);
    expect(back.rules).toEqual(first.rules);
    expect(back.version).toBeGreaterThan(second.version);
    const events: { data: object }[] = await etalon.dataSource.query(
      `select data from event where type = 'composition-rules.changed' order by id`,
    );
    expect(events).toHaveLength(3);
    expect(events[0]!.data).toEqual({ before: first.rules, after: second.rules });
  });

  it('are changed once by ten at the same moment', async () => {
    const { client } = await etalon.person('administrator');
    const { body, headers } = await client.get(path).expect(200);
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => client.put(path).set('If-Match', headers['etag']!).send({ rules: body.rules })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(412)]);
  });

  it('are refused with every fault', async () => {
    const { client } = await etalon.person('administrator');
    const { headers } = await client.get(path).expect(200);
    const put = (rules: unknown) => client.put(path).set('If-Match', headers['etag']!).send({ rules });
    const rule = { minimum: 1, force: 'required' };
    const shape = await put([
      { ...rule, function: 'boss' },
      { capacity: 'marketer', minimum: 0, force: 'wished' },
      'rule',
    ]).expect(422);
    expect(codes(shape.body.faults)).toEqual(
      expect.arrayContaining([
        ['rules.0.function', 'not-one-of'],
        ['rules.1.minimum', 'out-of-range'],
        ['rules.1.force', 'not-one-of'],
      ]),
    );
    const meaning = await put([
      rule,
      { ...rule, function: 'leader', minimum: 3 },
      { ...rule, function: 'auditor' },
      { ...rule, function: 'auditor', force: 'advised' },
    ]).expect(422);
    expect(codes(meaning.body.faults)).toEqual([
      ['rules.0', 'rule-names-nobody'],
      ['rules.1.minimum', 'out-of-range'],
      ['rules.3', 'rule-twice'],
    ]);
    expect((await client.get(path).expect(200)).headers['etag']).toBe(headers['etag']);
  });
});
