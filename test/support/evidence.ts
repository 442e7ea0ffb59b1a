import type { CitedSourceDto, ClauseReasonsDto, ListedSourceDto } from '../../src/evidence/evidence.dto';
import type { SignedIn, TestEtalon } from './etalon';

interface OfStandard {
  standardId: number;
}

interface OfDraft {
  /** `/api/drafts/7` */
  path: string;
}

export function sendSource(by: SignedIn, { standardId }: OfStandard, source: object) {
  return by.client.post(`/api/standards/${standardId}/sources`).send(source);
}

/** Writes a source down: a talk, unless `source` says otherwise. */
export async function gathered(by: SignedIn, standard: OfStandard, source: object = {}): Promise<CitedSourceDto> {
  const talk = { kind: 'interview', title: 'A customer of ten years', ...source };
  return (await sendSource(by, standard, talk).expect(201)).body;
}

export async function sourcesOf(by: SignedIn, { standardId }: OfStandard, query = ''): Promise<ListedSourceDto[]> {
  return (await by.client.get(`/api/standards/${standardId}/sources${query}`).expect(200)).body.items;
}

export function cite(by: SignedIn, { path }: OfDraft, clauseId: number, sourceId: number, note?: string) {
  return by.client.post(`${path}/clauses/${clauseId}/citations`).send({ sourceId, note });
}

export function withdrawCitation(by: SignedIn, { path }: OfDraft, clauseId: number, sourceId: number) {
  return by.client.post(`${path}/clauses/${clauseId}/citations/${sourceId}/withdrawal`).send({});
}

export async function reasonsOf(by: SignedIn, { path }: OfDraft, clauseId: number): Promise<ClauseReasonsDto> {
  return (await by.client.get(`${path}/clauses/${clauseId}/citations`).expect(200)).body;
}

/** Sends a table of complaints, to be looked at or, with the hash of its plan, to be taken over. */
export function sendComplaints(
  by: SignedIn,
  { standardId }: OfStandard,
  table: string | Buffer,
  { query = '', planHash }: { query?: string; planHash?: string } = {},
) {
  const path = `/api/standards/${standardId}/complaints/${planHash ? 'import' : 'import-plan'}${query}`;
  const request = by.client.post(path).set('Content-Type', 'text/csv');
  return (planHash ? request.set('If-Match', `"${planHash}"`) : request).send(table);
}

/** One row a complaint, as a German or Russian Excel writes it. */
export const complaintList = `\ufeffНомер;Дата;Причина жалобы;Клиент
1;05.01.2026;Никто не берёт трубку;Иванов
2;14.02.2026;Никто не берёт трубку;Петров
3;20.02.2026;Не перезвонили;Сидоров
4;21.02.2026;;Орлов
5;31.03.2026;никто  не берёт трубку;Ким
`;

/** Sources of every kind, of which the first two clauses name some. */
export async function evidenced(
  by: SignedIn,
  draft: OfStandard & OfDraft & { clauses: number[] },
): Promise<CitedSourceDto[]> {
  const period = { firstDay: '2026-01-01', lastDay: '2026-06-30' };
  const sources = [
    await gathered(by, draft, { kind: 'complaints', title: 'Тұтқаны ешкім көтермейді', count: 214, ...period }),
    await gathered(by, draft, { kind: 'complaints', title: 'Қайта қоңырау шалмады', count: 87, ...period }),
    await gathered(by, draft, { kind: 'survey', title: 'Бір минуттан артық күтпейді', share: 63, sample: 1180 }),
    await gathered(by, draft, { title: 'Он жылдық клиент', day: '2026-04-08', words: '«Сөзде тұрыңыздар».' }),
    await gathered(by, draft, { kind: 'competitor', title: 'Көршілер', origin: 'https://survey.example/2026/7' }),
    await gathered(by, draft, { kind: 'law', title: 'Тұтынушылар құқығын қорғау заңы' }),
    await gathered(by, draft, { kind: 'other', title: 'Миссия', origin: '2-бөлім' }),
  ];
  const [first, second] = draft.clauses;
  await cite(by, draft, first!, sources[0]!.id, 'Жартысы — жұмыс уақытында.').expect(201);
  await cite(by, draft, first!, sources[3]!.id).expect(201);
  await cite(by, draft, second!, sources[0]!.id).expect(201);
  return sources;
}

/** As if the first clause of an edition in force had named a source before it was approved. */
export async function evidencedBefore(
  etalon: TestEtalon,
  { hr, ...draft }: OfStandard & { draftId: number; hr: SignedIn },
): Promise<void> {
  const period = { firstDay: '2026-01-01', lastDay: '2026-06-30' };
  const source = await gathered(hr, draft, { kind: 'complaints', title: 'Ешкім жауап бермейді', count: 58, ...period });
  await etalon.dataSource.query(
    `insert into citation (clause_id, source_id, cited_by, cited_at)
      select placed.clause_id, $2, $3, draft.opened_at
        from draft join placed_clause placed on placed.draft_id = draft.id
          join section on section.id = placed.section_id
        where draft.id = $1 order by section.position, placed.position limit 1`,
    [draft.draftId, source.id, hr.id],
  );
}
