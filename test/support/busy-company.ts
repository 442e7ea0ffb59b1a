import {
  approvedDraft,
  decide,
  draftIn,
  edit,
  nextDraft,
  people,
  presentHash,
  submit,
  type TestDraft,
} from './approvals';
import { artefactsOf, finish, freeze, publishedDraft } from './artefacts';
import type { SignedIn, TestEtalon } from './etalon';
import { evidenced, evidencedBefore } from './evidence';
import { kazakhStandard } from './kazakh-standard';
import { runMail } from './mail';
import { forbid } from './quality';
import { excused, judge } from './criteria';
import { closeRound, commented, dispose, reviewedDraft, revise, type ReviewedDraft } from './reviews';
import { unformedDraft, type UnformedDraft } from './working-groups';

/** A company in which each page has something to show, and its standards in every state of their life. */
export interface BusyCompany {
  /** HR and administrator. */
  hr: SignedIn;
  /** Nothing waits for them; nobody has left a trace of theirs. */
  newcomer: SignedIn;
  /** Of the job role whose brochure is in force. */
  operator: SignedIn;
  approver: SignedIn;
  /** A draft without a section. */
  blank: UnformedDraft;
  /** A text that nobody works on yet. */
  unformed: UnformedDraft;
  review: ReviewedDraft;
  /** Comments wait for answers, others have one. */
  rework: ReviewedDraft;
  /** An answered comment in it, by its `staff`. */
  answered: number;
  /** A source that clauses of it name, and one that none does. */
  sources: [number, number];
  withdrawn: ReviewedDraft;
  finalising: TestDraft;
  /** One of two approvers has decided; the text was changed since. The standard has an edition in force. */
  submitted: TestDraft;
  approved: TestDraft;
  /** Its documents are in every state. */
  frozen: TestDraft;
  published: TestDraft;
  /** Of `published`, where documents were asked for, and of `frozen`, where none were. */
  editions: [number, number];
  /** Path of the link to a brochure. */
  link: string;
  /** Code of a brochure in force. */
  code: string;
}

/** Founds the company; its texts are in Kazakh and have this many clauses. */
export async function busyCompany(etalon: TestEtalon, clauses = 5): Promise<BusyCompany> {
  const text = () => kazakhStandard(clauses);
  const hr = await etalon.person('hr', 'administrator');
  const [newcomer, operator] = [await etalon.person(), await etalon.person()];
  const [approver, colleague] = (await people(etalon, 2)) as [SignedIn, SignedIn];
  await furnish(etalon, hr, operator);

  const blank = await blankDraft(hr);
  const unformed = await unformedDraft(etalon, text());
  const review = await reviewedDraft(etalon, text());
  await talkedOver(review);
  const rework = await reviewedDraft(etalon, text());
  const said = await talkedOver(rework);
  await answer(rework, said);
  await judgedLow(rework);
  const found = await evidenced(rework.leader, rework);
  const withdrawn = await reviewedDraft(etalon, text());
  await withdrawn.leader.client.post(`${withdrawn.path}/withdrawal`).send({ reason: 'Басқа стандартқа қосылды.' });

  const finalising = await draftIn(etalon, 'finalising', text());
  const submitted = await changedSinceApproval(etalon, text(), [approver, colleague]);
  const approved = await approvedDraft(etalon, text());
  const frozen = await approvedDraft(etalon, text());
  await freeze(frozen);
  await halfMade(etalon, frozen);
  const published = await publishedDraft(etalon, text());
  await evidencedBefore(etalon, published);
  const { body } = await hr.client
    .post(`/api/standards/${published.standardId}/links`)
    .send({ jobRole: 'operator' })
    .expect(201);
  await forbid(hr, 'kk', [{ term: 'қызметкер', replacement: 'оператор' }]);
  await etalon.dataSource.query(`update person set name = 'P. ' || id`);
  await runMail(etalon);
  return {
    ...{ hr, newcomer, operator, approver, blank, unformed, review, rework, withdrawn, finalising, submitted },
    sources: [found[0]!.id, found[6]!.id],
    ...{ approved, frozen, published, answered: said[1]! },
    link: new URL(body.url).pathname,
    code: await codeIn(published),
    editions: [await askedFor(published), await editionOf(frozen)],
  };
}

async function furnish(etalon: TestEtalon, { client }: SignedIn, operator: SignedIn): Promise<void> {
  await client.post('/api/units').send({ name: '№ 1' }).expect(201);
  const names = { en: 'Operator', ru: 'Оператор', kk: 'Оператор', tr: 'Görevli', sk: 'Operátor' };
  await client.post('/api/job-roles').send({ key: 'operator', names }).expect(201);
  await etalon.dataSource.query(`update person set job_roles = '{operator}' where id = $1`, [operator.id]);
}

async function blankDraft(hr: SignedIn): Promise<UnformedDraft> {
  const jobRoles = [{ key: 'operator', title: 'Оператор' }];
  const { body } = await hr.client
    .post('/api/standards')
    .send({ title: 'Шағымдар', language: 'kk', jobRoles })
    .expect(201);
  const { standardId, draftId } = body as { standardId: number; draftId: number };
  return { standardId, draftId, path: `/api/drafts/${draftId}`, hr };
}

/** Comments of every kind: with and without a suggestion, on clauses and on the whole. */
async function talkedOver(draft: ReviewedDraft): Promise<number[]> {
  const [first, second, third] = draft.clauses;
  const { member, staff } = draft;
  const suggestion = 'Тұтқаны бос қызметкер бірден көтереді.';
  const night = `@${member.person.name} Түнгі ауысымда қалай болады?`;
  const said = [
    await commented(draft, member, { clauseId: second, suggestion, text: 'Қысқарақ айтайық.' }),
    await commented(draft, staff, { clauseId: first, type: 'editorial', text: 'Үтір қойылмаған.' }),
    await commented(draft, member, { clauseId: third, type: 'technical', text: 'Кестеге мессенджерді қосу керек.' }),
    await commented(draft, staff, { clauseId: first, passage: { start: 0, end: 6 }, text: night }),
    await commented(draft, member, { text: 'Жалпы жақсы.' }),
    await commented(draft, staff, { clauseId: first, text: 'Демалыста ше?' }),
  ];
  await staff.client.post(`/api/comments/${said[0]}/agreement`).send({}).expect(201);
  await staff.client.post(`/api/comments/${said[5]}/resolution`).send({}).expect(201);
  return said;
}

async function answer(draft: ReviewedDraft, said: number[]): Promise<void> {
  const [short, editorial, technical, night] = said;
  await draft.staff.client.post(`/api/comments/${editorial}/replies`).send({ text: 'Екінші жолда.' }).expect(201);
  await closeRound(draft).expect(201);
  await draft.owner.client.post(`/api/comments/${night}/joining`).send({ joinedTo: short }).expect(201);
  await dispose(draft.owner, editorial!, { reason: 'Ереже бойынша дұрыс.' }).expect(201);
  await dispose(draft.owner, technical!, { outcome: 'accepted', reason: 'Иә.' }).expect(201);
  await revise(draft, draft.owner, draft.clauses[0]!, 'Тұтқаны ең жақын отырған қызметкер бірден көтереді.');
  const last = `${draft.path}/clauses/${draft.clauses.at(-1)}`;
  await draft.leader.client.delete(last).set('If-Match', '"1"').expect(204);
}

/** Two clauses are below the threshold, the second of which the leader excused; over a third the group disagrees. */
async function judgedLow(draft: ReviewedDraft): Promise<void> {
  const { member, secretary, leader, clauses } = draft;
  const word = 'Қалай өлшенетіні түсініксіз.';
  for (const clauseId of clauses.slice(0, 2)) {
    await judge(member, draft, clauseId, [2, 4, 4, 5, 3], word);
    await judge(secretary, draft, clauseId, [1, 4, 5, 4, 3]);
  }
  await judge(member, draft, clauses[2]!, [5, 5, 5, 5]);
  await judge(secretary, draft, clauses[2]!, [5, 2, 5, 5]);
  await excused(leader, draft, clauses[1]!, 'Заң солай талап етеді.');
  await revise(draft, draft.owner, clauses[0]!, 'Тұтқаны ең жақын отырған қызметкер бірінші болып көтереді.');
}

/** One document is being made, one failed, the others are ready. */
async function halfMade(etalon: TestEtalon, draft: TestDraft): Promise<void> {
  await finish(etalon, draft);
  await etalon.dataSource.query(
    `update artefact set
        state = case name when 'handbook' then 'rendering' else 'failed' end,
        progress = 30, pages = null, bytes = null, sha256 = null, ready_at = null,
        failure = case name when 'handbook' then null else '{"code": "rendering-crashed", "detail": "Target closed"}'::jsonb end
      from edition where edition.id = edition_id and edition.draft_id = $1 and name in ('handbook', 'brochure-cashier')`,
    [draft.draftId],
  );
}

/** A second edition on its way: laid before two approvers, approved by one, and changed after that. */
async function changedSinceApproval(etalon: TestEtalon, text: string, approvers: [SignedIn, SignedIn]) {
  const draft = await nextDraft(etalon, await publishedDraft(etalon, text), 'finalising');
  await edit(draft, 'Тұтқаны бос қызметкер көтереді.');
  await submit(draft, approvers, 2);
  await decide(draft, approvers[1], { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
  await edit(draft, 'Тұтқаны бос қызметкер бірден көтереді.');
  return draft;
}

async function editionOf({ hr, standardId }: TestDraft): Promise<number> {
  const { body } = await hr.client.get(`/api/standards/${standardId}/editions`).expect(200);
  return body.items[0].id as number;
}

/** The edition of a published draft, of which somebody has asked for a poster. */
async function askedFor(published: TestDraft): Promise<number> {
  const edition = await editionOf(published);
  await published.hr.client
    .post(`/api/editions/${edition}/documents-on-request`)
    .send({ name: 'poster-1' })
    .expect(201);
  return edition;
}

/** What is printed on a brochure that the draft was published with. */
async function codeIn(published: TestDraft): Promise<string> {
  const artefacts = await artefactsOf(published, await editionOf(published));
  return artefacts.find(({ kind }) => kind === 'brochure')!['code'] as string;
}
