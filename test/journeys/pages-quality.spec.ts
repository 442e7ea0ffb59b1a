import { draftIn, moveTo, people, putSheet } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, send, statementsOf } from '../support/pages';
import { faultyStandard, forbid } from '../support/quality';
import { draftedDraft, type FormedDraft } from '../support/working-groups';

let etalon: TestEtalon;
let administrator: SignedIn;
let draft: FormedDraft;
let clauses: number[];
let list: string;

beforeAll(async () => {
  etalon = await startEtalon();
  administrator = await etalon.person('administrator');
  await forbid(administrator, 'en', [{ term: 'client', replacement: 'customer' }]);
  draft = await draftedDraft(etalon, faultyStandard());
  clauses = draft.sections.flatMap((section) => section.clauses.map(({ id }) => id));
  list = `/drafts/${draft.draftId}/quality`;
});
afterAll(() => etalon.stop());

const clause = (index: number) => `/drafts/${draft.draftId}/clauses/${clauses[index]}`;
const waiver = (index: number, change: Record<string, string> = {}) => ({
  act: 'waive',
  clauseId: String(clauses[index]),
  rule: 'vague',
  quote: 'promptly',
  reason: 'Our slogan.',
  ...change,
});

describe('the findings of a draft', () => {
  it('are listed by section, each with what is wrong and how to mend it', async () => {
    const { text } = await page(draft.owner.client, list).expect(200);
    expect(text.match(/<h2 id="section-\d"/g)).toHaveLength(2);
    expect(text).toContain('2 blocking findings keep the draft from its approvers.');
    expect(text).toContain('The operator answers <mark>promptly</mark>.');
    expect(text).toContain('Write “customer”.');
    expect(text).toContain(`<a href="${clause(2)}" lang="en">`);
  });

  it('are counted and picked by severity', async () => {
    const { text } = await page(draft.owner.client, `${list}?severity=blocking`).expect(200);
    expect(text).not.toContain('promptly');
    expect(text).toMatch(/>Warnings <span class="tab-count">1</);
    expect(text).toMatch(/aria-current="page">Open <span class="tab-count">2</);
    await page(draft.owner.client, `${list}?severity=grave`).expect(422);
  });

  it('cost at most 12 statements, as do the pages they are shown on', async () => {
    const pages = [list, clause(0), `${clause(0)}/edit`, `/drafts/${draft.draftId}/text`, `/drafts/${draft.draftId}`];
    for (const path of pages) {
      expect(await statementsOf(() => page(draft.owner.client, path).expect(200))).toBeLessThanOrEqual(12);
    }
  });

  it('are read by everybody in the draft, and waived only by who writes', async () => {
    const { text } = await page(draft.member.client, list).expect(200);
    expect(text).toContain('<mark>promptly</mark>');
    expect(text).not.toContain('value="waive"');
    await send(draft.member.client, list, waiver(0)).expect(403);
    await page((await etalon.person()).client, list).expect(404);
  });
});

describe('waiving', () => {
  it('asks for a reason, at its field, and keeps what else was typed', async () => {
    const { text } = await send(draft.owner.client, list, waiver(0, { reason: ' ' })).expect(422);
    const [, field] = /<a href="#(finding-\d+-0-reason)">/.exec(text)!;
    expect(text).toContain(`id="${field}" name="reason"`);
    expect(text).toMatch(/<details class="reply" open>/);
  });

  it('leads back to the list, or to the clause it came from', async () => {
    await send(draft.owner.client, list, waiver(0, { back: 'clause' }))
      .expect(303)
      .expect('Location', `${clause(0)}#findings`);
    const { text } = await page(draft.owner.client, clause(0)).expect(200);
    expect(text).toContain('Wording: everything is waived');
    expect(text).toContain('Our slogan.');
    const waiverId = /name="waiverId" value="(\d+)"/.exec(text)![1]!;
    await send(draft.leader.client, `${list}?show=waived`, { act: 'withdraw', waiverId })
      .expect(303)
      .expect('Location', `${list}?show=waived#clause-${clauses[0]}`);
    const twice = await send(draft.leader.client, list, { act: 'withdraw', waiverId }).expect(422);
    expect(twice.text).toContain('This waiver has been taken back already.');
  });

  it('tells that the words are gone', async () => {
    const { text } = await send(draft.owner.client, list, waiver(0, { quote: 'quickly' })).expect(422);
    expect(text).toContain('The clause no longer has “quickly”');
  });

  it('is part of the history', async () => {
    const { text } = await page(draft.owner.client, `/drafts/${draft.draftId}/history`).expect(200);
    expect(text).toContain('let the wording of 1.1 “Three rings” stay as it is');
    expect(text).toContain('took back a waiver in 1.1 “Three rings”');
    expect(text).toContain('Our slogan.');
  });
});

describe('writing a clause', () => {
  it('shows what is found beside the field in which it is mended', async () => {
    const { text } = await page(draft.owner.client, `${clause(0)}/edit`).expect(200);
    const body = text.slice(text.indexOf('id="body"'), text.indexOf('id="appliesTo"'));
    expect(body).toContain('“promptly” is a different time for everybody');
  });

  it('shows what is found in a text that is refused, as it was typed', async () => {
    const { text: form } = await page(draft.owner.client, `${clause(0)}/edit`).expect(200);
    const typed = { ...hiddenFields(form), title: '', body: 'Reply as soon as possible to the client.', weight: '1' };
    const { text } = await send(draft.owner.client, `${clause(0)}/edit`, { ...typed, obligation: 'mandatory' }).expect(
      422,
    );
    expect(text).toContain('<a href="#title">');
    expect(text).toContain('“as soon as possible” is a different time');
    expect(text).toContain('The company does not use “client”');
    expect(text).toContain('Without a measure everybody decides for himself');
  });

  it('shows it in a new clause too, once something is written', async () => {
    const path = `/drafts/${draft.draftId}/sections/${draft.sections[0]!.id}/clauses/new`;
    expect((await page(draft.owner.client, path).expect(200)).text).not.toContain('class="findings');
    const { text } = await send(draft.owner.client, path, { title: '', body: 'Reply promptly.', weight: '1' }).expect(
      422,
    );
    expect(text).toContain('“promptly” is a different time for everybody');
  });

  it('is counted where the whole text is read', async () => {
    const { text } = await page(draft.member.client, `/drafts/${draft.draftId}/text`).expect(200);
    expect(text).toContain(`href="${clause(0)}#findings">1 finding<`);
    expect(text).toContain(`href="${clause(1)}#findings">1 finding, 1 blocking<`);
  });
});

describe('what keeps a draft from its approvers', () => {
  it('leads from the draft and from its approval to the clause', async () => {
    const stopped = await draftIn(etalon, 'finalising', faultyStandard());
    await putSheet(stopped, stopped.leader, await people(etalon, 1), 1).expect(200);
    const message = 'has “client”, which the company does not want';
    for (const path of [`/drafts/${stopped.draftId}`, `/drafts/${stopped.draftId}/approval`]) {
      const { text } = await page(stopped.leader.client, path).expect(200);
      expect(text).toMatch(
        new RegExp(`<a href="/drafts/${stopped.draftId}/clauses/\\d+#findings">1\\.2 “Names” ${message}`),
      );
      expect(await statementsOf(() => page(stopped.leader.client, path).expect(200))).toBeLessThanOrEqual(12);
    }
    const refused = await send(stopped.leader.client, `/drafts/${stopped.draftId}/approval`, { act: 'submit' }).expect(
      422,
    );
    expect(refused.text).toContain(message);
  });

  it('is told of no more once the draft lies before them', async () => {
    const submitted = await draftIn(etalon, 'finalising', faultyStandard());
    await moveTo(etalon, submitted.draftId, 'approval');
    const { text } = await page(submitted.leader.client, `/drafts/${submitted.draftId}/quality`).expect(200);
    expect(text).not.toContain('keep the draft from its approvers.');
  });
});

describe('the words that the company forbids', () => {
  const path = '/settings/forbidden-words?language=tr';

  it('are set by administrators, language by language', async () => {
    await page((await etalon.person('hr')).client, path).expect(403);
    const { text } = await page(administrator.client, path).expect(200);
    const form = { ...hiddenFields(text), term: ['abone', '', 'sorun yok'], replacement: ['müşteri', '', ''] };
    await send(administrator.client, path, form).expect(303).expect('Location', path);
    const saved = await page(administrator.client, path).expect(200);
    expect(saved.text).toContain('value="abone"');
    expect(saved.text).toMatch(/<span lang="tr">Türkçe<\/span> <span class="tab-count">2</);
    expect(await statementsOf(() => page(administrator.client, path))).toBeLessThanOrEqual(4);
  });

  it('are refused at their rows, with everything that was typed', async () => {
    const { text } = await page(administrator.client, path).expect(200);
    const form = { ...hiddenFields(text), term: ['abone', 'ABONE', ''], replacement: ['', '', 'müşteri'] };
    const refused = await send(administrator.client, path, form).expect(422);
    expect(refused.text).toContain('<a href="#term-2">Row 3, Unwanted word or phrase');
    expect(refused.text).toContain('value="ABONE"');
    const twice = await send(administrator.client, path, { ...form, term: ['abone', 'ABONE'], replacement: ['', ''] });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('<a href="#term-1">Row 2, Unwanted word or phrase: Expected each value only once');
  });

  it('changed by somebody else meanwhile are shown beside what was typed', async () => {
    const { text } = await page(administrator.client, path).expect(200);
    await forbid(administrator, 'tr', [{ term: 'müşteri', replacement: 'konuk' }]);
    const form = { ...hiddenFields(text), term: ['abone'], replacement: [''] };
    const stale = await send(administrator.client, path, form).expect(412);
    expect(stale.text).toContain('<li>müşteri → konuk</li>');
    expect(stale.text).toContain('value="abone"');
    await send(administrator.client, path, { ...form, ...hiddenFields(stale.text) }).expect(303);
  });
});
