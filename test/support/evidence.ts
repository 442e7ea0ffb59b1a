import type { CitedSourceDto, ClauseReasonsDto, ListedSourceDto } from '../../src/evidence/evidence.dto';
import type { SignedIn } from './etalon';

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
