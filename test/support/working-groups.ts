import type { Capacity, GroupFunction } from '../../src/working-groups/composition.policy';
import type { SignedIn, TestEtalon } from './etalon';
import { importStandard, smallStandard } from './standards';

/** A draft in preparation that HR imported; its group is still empty. */
export interface UnformedDraft {
  standardId: number;
  draftId: number;
  /** `/api/drafts/7` */
  path: string;
  hr: SignedIn;
}

/** The people the default rules ask for; `owner` is responsible for both sections. */
export interface FormedDraft extends UnformedDraft {
  leader: SignedIn;
  owner: SignedIn;
  secretary: SignedIn;
  member: SignedIn;
  another: SignedIn;
  sections: { id: number; clauses: { id: number }[] }[];
}

export async function unformedDraft(etalon: TestEtalon, file = smallStandard()): Promise<UnformedDraft> {
  const hr = await etalon.person('hr');
  const { standardId, draftId } = await importStandard(hr.client, file);
  return { standardId, draftId, path: `/api/drafts/${draftId}`, hr };
}

export function nameMember(
  { path }: UnformedDraft,
  by: SignedIn,
  person: { id: number },
  functions: GroupFunction[],
  capacity: Capacity,
) {
  return by.client.put(`${path}/working-group/members/${person.id}`).send({ functions, capacity });
}

export function nameResponsible(
  { path }: UnformedDraft,
  by: SignedIn,
  subject: `sections/${number}` | `job-roles/${string}`,
  person: { id: number },
) {
  return by.client.put(`${path}/${subject}/responsible`).send({ personId: person.id });
}

/** A draft in preparation whose group has everybody it needs, all responsibilities named. */
export async function formedDraft(etalon: TestEtalon, file?: string): Promise<FormedDraft> {
  const draft = await unformedDraft(etalon, file);
  const { hr } = draft;
  const person = async (functions: GroupFunction[], capacity: Capacity) => {
    const one = await etalon.person();
    await nameMember(draft, hr, one, functions, capacity).expect(200);
    return one;
  };
  const leader = await person(['leader'], 'service-manager');
  const owner = await person(['responsible'], 'client-department-head');
  const secretary = await person(['secretary'], 'hr-manager');
  const member = await person(['member'], 'front-line');
  const another = await person(['member'], 'front-line');
  const { body } = await hr.client.get(`${draft.path}/text`).expect(200);
  for (const { id } of body.sections) await nameResponsible(draft, hr, `sections/${id}`, owner).expect(200);
  return { ...draft, leader, owner, secretary, member, another, sections: body.sections };
}

/** A draft whose text is being written. */
export async function draftedDraft(etalon: TestEtalon, file?: string): Promise<FormedDraft> {
  const draft = await formedDraft(etalon, file);
  await draft.leader.client.post(`${draft.path}/drafting`).send({}).expect(201);
  return draft;
}

export async function deactivate(etalon: TestEtalon, person: { id: number }): Promise<void> {
  await etalon.dataSource.query('update person set deactivated_at = now() where id = $1', [person.id]);
}

/** The types of the events of a draft, the oldest first. */
export async function eventsOf(etalon: TestEtalon, draftId: number): Promise<string[]> {
  const rows: { type: string }[] = await etalon.dataSource.query(
    'select type from event where draft_id = $1 order by id',
    [draftId],
  );
  return rows.map(({ type }) => type);
}
