import { Comment } from '../../src/reviews/comment.entity';
import { Round } from '../../src/reviews/round.entity';
import { RoundParticipant } from '../../src/reviews/round-participant.entity';
import { Draft } from '../../src/standards/draft.entity';
import { Shelf } from '../support/editions';
import { startEtalon, type Client, type SignedIn, type TestEtalon } from '../support/etalon';
import { importStandard, smallStandard } from '../support/standards';

let etalon: TestEtalon;
let hr: SignedIn;
let outsider: SignedIn;
let participant: SignedIn;
/** What the draft has and no edition. */
let open: { standardId: number; draftId: number };
let inForce: { standardId: number; draftId: number };

beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
  outsider = await etalon.person();
  participant = await etalon.person();
  const { manager } = etalon.dataSource;
  inForce = await importStandard(hr.client);
  await new Shelf(etalon, hr.id).edition(inForce.draftId, 'en', true, 'ready');
  await manager.update(Draft, inForce.draftId, { state: 'published' });
  open = await importStandard(
    hr.client,
    smallStandard()
      .replace('Everybody thanks the caller.', 'Everybody thanks the caller with a kanareika <b>song</b>.')
      .replace('title: Answering the phone', 'title: Answering with a melodiya'),
  );
  const round = manager.create(Round, {
    ...{ draftId: open.draftId, kind: 'consultation', deadline: new Date(Date.now() + 1e9), openedBy: hr.id },
  });
  await manager.insert(Round, round);
  await manager.insert(RoundParticipant, { roundId: round.id, personId: participant.id });
  const comment = { draftId: open.draftId, roundId: round.id, authorId: participant.id, type: 'general' } as const;
  await manager.insert(Comment, { ...comment, text: 'I would leave the vorobei out.' });
});
afterAll(() => etalon.stop());

const search = async (client: Client, q: string) => {
  const { text } = await client.get('/search').query({ q }).set('Accept', 'text/html').expect(200);
  return { text, hits: [...text.matchAll(/<h2 class="hit-title"><a href="([^"]+)"/g)].map(([, href]) => href) };
};
const handbook = () => `/standards/${inForce.standardId}/handbook`;

it('finds what is in force for everybody, with the words marked where they stand', async () => {
  const { text, hits } = await search(outsider.client, 'greeting');
  expect(hits).toEqual([`${handbook()}#clause-1-2`]);
  expect(text).toContain('A <mark>greeting</mark>');
});

it.each(['rings', 'ring', 'RING', 'phone third', 'operat', 'answering thrd'])('finds %j in any form', async (q) => {
  expect((await search(outsider.client, q)).hits).toContain(`${handbook()}#clause-1-1`);
});

it.each(['greting', 'greetnig', 'breeting', 'gruuting'])('finds a greeting that is spelt %j', async (q) => {
  expect((await search(outsider.client, q)).hits).toEqual([`${handbook()}#clause-1-2`]);
});

describe('what is in a draft alone', () => {
  const words = ['kanareika', 'kanarei', 'kanareeka', 'melodiya', 'vorobei', 'vorobej'];

  it.each(words)('is never found by an outsider: %s', async (q) => {
    const { text, hits } = await search(outsider.client, q);
    expect(hits).toEqual([]);
    expect(text.replaceAll(q, '')).not.toMatch(/kanareika|melodiya|vorobei/);
    const { text: beside } = await search(outsider.client, `phone ${q}`);
    expect(beside.replaceAll(`phone ${q}`, '')).not.toMatch(/kanareika|melodiya|vorobei/);
  });

  it.each(words)('is found by who takes part in it: %s', async (q) => {
    expect((await search(participant.client, q)).hits).toHaveLength(1);
    expect((await search(hr.client, q)).hits).toHaveLength(1);
  });

  it('is shown as it was written, and leads to its place', async () => {
    const { text, hits } = await search(participant.client, 'kanareika');
    expect(hits[0]).toMatch(new RegExp(`^/drafts/${open.draftId}/clauses/\\d+$`));
    expect(text).toContain('<mark>kanareika</mark> &lt;b');
    expect((await search(participant.client, 'vorobei')).hits[0]).toMatch(
      `/drafts/${open.draftId}/discussion#comment-`,
    );
    expect((await search(participant.client, 'melodiya')).hits).toEqual([`/standards/${open.standardId}`]);
  });
});

it.each(['', '   ', '!&|():*', "'", '\\', 'a'.repeat(500), 'the', '%', '__'])('takes %j', async (q) => {
  await search(outsider.client, q);
});

it('is for people who are signed in, and costs few statements', async () => {
  await etalon.outsider.get('/search?q=greeting').set('Accept', 'text/html').expect(303);
  const query = jest.spyOn(etalon.dataSource.driver.createQueryRunner('master').constructor.prototype, 'query');
  await search(outsider.client, 'greting');
  expect(query.mock.calls.length).toBeLessThanOrEqual(4);
  query.mockRestore();
});

describe('each language', () => {
  it.each([
    ['ru', 'Звонки клиентов', 'звонок клиенту'],
    ['kk', 'Қоңырауға жауап беру', 'қоңырау'],
    ['tr', 'Müşterilere yanıt', 'müşteriler'],
    ['sk', 'Vybavovanie hovorov', 'hovorov'],
  ])('%s: %s is found by %s', async (language, title, q) => {
    const file = smallStandard().replace('language: en', `language: ${language}`).replace('## Thanks', `## ${title}`);
    const { draftId } = await importStandard(hr.client, file);
    expect((await search(hr.client, q)).hits.some((href) => href!.startsWith(`/drafts/${draftId}/`))).toBe(true);
  });
});

it('uses its index, however many texts there are', async () => {
  await etalon.dataSource.transaction(async (manager) => {
    await manager.query('set local enable_seqscan = off');
    const plan = await manager.query(
      `explain select from search_text where words @@ (to_tsquery('simple', 'greeting:*') || to_tsquery('russian', 'greeting:*'))`,
    );
    expect(JSON.stringify(plan)).toContain('search_text_words');
  });
});
