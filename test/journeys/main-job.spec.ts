import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planImport, planIsEmpty } from '../../src/standards/import-plan';
import type { StandardFile } from '../../src/standards/standard-file';
import { parseStandardFile } from '../../src/standards/standard-file.parser';
import { npmRun, type CommandResult } from '../support/command';
import { startEtalon } from '../support/etalon';
import { readPdf, type Bookmark, type PdfReading } from '../support/read-pdf';

const headings = 'SourceSerif4-SemiBold';
const pageNumbers = 'SourceSans3-Medium';

const example = 'examples/complaints.en.md';
const roles = ['branch-manager', 'service-agent', 'shop-assistant'];

let out: string;
let folder: string;
let result: CommandResult;
let standard: StandardFile;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'etalon-out-'));
  folder = join(out, 'complaints');
  result = await npmRun('demo', example, '--out', out);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  standard = parsed(readFileSync(join(folder, 'standard.md')));
}, 180_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

function parsed(source: Uint8Array): StandardFile {
  const outcome = parseStandardFile(source);
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults));
  return outcome.file;
}

function read(name: string): Promise<PdfReading> {
  return readPdf(readFileSync(join(folder, name)));
}

function flattened(bookmarks: Bookmark[]): Bookmark[] {
  return bookmarks.flatMap((bookmark) => [bookmark, ...bookmark.children]);
}

/** The numbers in the contents, which end where the first chapter begins. */
function contents({ pages, bookmarks }: PdfReading): number[] {
  return pages.slice(0, bookmarks[0]!.page - 1).flatMap((page) => page.runsInFont(pageNumbers).map(Number));
}

describe('the main job on a real standard', () => {
  it('tells every step with its time, and how far the documents are', () => {
    const steps = result.stdout.match(/^ +\d+\.\d\d s {2}.+$/gm)!.map((line) => line.replace(/^.* s {2}| \(.*/g, ''));
    expect(steps).toEqual([
      'start Etalon with a fresh database',
      'found a company',
      'import the file',
      'form the working group',
      'name responsible members',
      'gather evidence',
      'start drafting',
      'open a round',
      'comment',
      'reply',
      'resolve',
      'judge the clauses',
      'close the round',
      'answer every comment',
      'apply the suggestion',
      'finalise',
      'fill in the approval sheet',
      'submit',
      'return with reasons',
      'rework',
      'finalise again',
      'submit again',
      'approve',
      'freeze the edition',
      'make the documents',
      'publish',
      'keep the results',
    ]);
    expect(result.stdout).toMatch(/rendering: 4 of 4 documents, 100 %\n/);
  });

  it('leaves a handbook, a brochure for each job role, the standard and what happened', () => {
    const brochures = roles.map((role) => `brochure-${role}.pdf`);
    expect(readdirSync(folder).sort()).toEqual([...brochures, 'events.json', 'handbook.pdf', 'standard.md']);
  });

  it('makes a handbook with every clause, whose contents name the pages where they stand', async () => {
    const handbook = await read('handbook.pdf');
    expect(handbook).toMatchObject({ title: standard.title, language: 'en', tagged: true });
    expect(handbook.pages.length).toBeGreaterThan(10);
    expect(handbook.fonts.every(({ embedded, name }) => embedded && name.startsWith('Source'))).toBe(true);
    expect(handbook.pages.at(-1)!.text).toContain(`page ${handbook.pages.length} of ${handbook.pages.length}`);

    const places = flattened(handbook.bookmarks);
    expect(contents(handbook)).toEqual(places.map(({ page }) => page));
    for (const { title, page } of places) {
      expect(handbook.pages[page - 1]!.inFont(headings)).toContain(title.replace(/^\d+ /, ''));
    }
    const clauses = standard.sections.flatMap((section) => section.clauses);
    const titles = places.map(({ title }) => title);
    const numbered = titles.filter((title) => /^\d+\.\d+ /.test(title)).map((title) => title.replace(/^\S+ /, ''));
    expect(numbered.sort()).toEqual(clauses.map(({ title }) => title).sort());

    const text = handbook.text;
    for (const { title, check } of clauses) {
      expect(text).toContain(title);
      if (check !== null) expect(text).toContain(check);
    }
    for (const approver of ['Тимур Ахметов', 'Elif Demir']) expect(handbook.pages[1]!.text).toContain(approver);
    expect(handbook.pages[1]!.text).not.toContain('Peter Novák');
  });

  it.each(roles)('makes a brochure for %s with its own and the general clauses', async (role) => {
    const brochure = await read(`brochure-${role}.pdf`);
    expect(brochure).toMatchObject({ language: 'en', tagged: true });
    expect(contents(brochure)).toEqual(flattened(brochure.bookmarks).map(({ page }) => page));
    const found = brochure.pages.map((page) => page.inFont(headings)).join(' ');
    for (const { title, appliesTo } of standard.sections.flatMap((section) => section.clauses)) {
      const concerns = appliesTo.length === 0 || appliesTo.includes(role);
      expect({ title, there: found.includes(title) }).toEqual({ title, there: concerns });
    }
  });

  it('leaves a standard that differs from the file only by what was agreed, and that imports as it is', async () => {
    const plan = planImport(parsed(readFileSync(example)), standard);
    expect(plan.changed.map(({ fields }) => fields)).toEqual([['body'], ['body']]);
    expect(planIsEmpty({ ...plan, changed: [] })).toBe(true);
    const bodies = standard.sections.flatMap((section) => section.clauses.map(({ body }) => body)).join('\n');
    expect(bodies).toContain('If this cannot be done at once, the employee tells the customer when it will be.');
    expect(bodies).toContain('The head of department checks this at least once a month.');

    const etalon = await startEtalon();
    try {
      const { client } = await etalon.person('hr');
      const file = readFileSync(join(folder, 'standard.md'), 'utf8');
      const send = (path: string) => client.post(path).set('Content-Type', 'text/markdown').send(file);
      const { body: created } = await send('/api/imports').expect(201);
      const { body: planned } = await send(`/api/drafts/${created.draftId}/import-plan`).expect(200);
      expect(planIsEmpty(planned.plan)).toBe(true);
      const { text } = await client.get(`/api/drafts/${created.draftId}/export`).expect(200);
      expect(text).toBe(file);
    } finally {
      await etalon.stop();
    }
  });

  it('leaves everything that happened, in order, with who did it', () => {
    const events: { type: string; actor: { name: string } | null; data: Record<string, unknown> }[] = JSON.parse(
      readFileSync(join(folder, 'events.json'), 'utf8'),
    );
    const told = events.map(({ type, actor }) => `${type}: ${actor?.name ?? 'Etalon'}`);
    const once = told.filter((line, index) => line !== told[index - 1]);
    expect(once).toEqual([
      'standard.imported: Айгүл Сәрсенова',
      'member.named: Айгүл Сәрсенова',
      'responsibility.given: Марина Соколова',
      'source.added: Emily Carter',
      'clause.cited: Марина Соколова',
      'source.added: Emily Carter',
      'clause.cited: Марина Соколова',
      'source.added: Emily Carter',
      'clause.cited: Марина Соколова',
      'source.added: Zuzana Horváthová',
      'clause.cited: Марина Соколова',
      'source.added: Mehmet Yıldız',
      'clause.cited: Марина Соколова',
      'source.added: James Whitfield',
      'clause.cited: Марина Соколова',
      'source.added: Айгүл Сәрсенова',
      'clause.cited: Марина Соколова',
      'source.added: Марина Соколова',
      'clause.cited: Марина Соколова',
      'draft.start-drafting: Марина Соколова',
      'draft.open-review: Марина Соколова',
      'round.opened: Марина Соколова',
      'comment.made: Анна Петрова',
      'comment.made: Emily Carter',
      'comment.made: Zuzana Horváthová',
      'comment.agreed: Emily Carter',
      'comment.replied: Марина Соколова',
      'comment.mentioned: Марина Соколова',
      'comment.resolved: Анна Петрова',
      'clause.judged: Айгүл Сәрсенова',
      'clause.judged: Марина Соколова',
      'clause.judged: Ерлан Жақсыбеков',
      'clause.judged: Mehmet Yıldız',
      'clause.judged: Анна Петрова',
      'clause.judged: Emily Carter',
      'clause.judged: Дана Нұрланова',
      'clause.judged: Zuzana Horváthová',
      'clause.judged: James Whitfield',
      'round.closed: Марина Соколова',
      'draft.close-review: Марина Соколова',
      'comment.disposed: Марина Соколова',
      'comment.disposed: Ерлан Жақсыбеков',
      'clause.revised: Ерлан Жақсыбеков',
      'comment.carried-out: Ерлан Жақсыбеков',
      'clause.excused: Марина Соколова',
      'draft.finalise: Марина Соколова',
      'approval-sheet.changed: Марина Соколова',
      'draft.submit: Марина Соколова',
      'decision.made: Тимур Ахметов',
      'draft.return: Тимур Ахметов',
      'clause.revised: Марина Соколова',
      'draft.finalise: Марина Соколова',
      'draft.submit: Марина Соколова',
      'decision.made: Тимур Ахметов',
      'decision.made: Elif Demir',
      'draft.approve: Elif Demir',
      'edition.frozen: Айгүл Сәрсенова',
      'artefact.ready: Etalon',
      'draft.publish: Айгүл Сәрсенова',
      'edition.published: Айгүл Сәрсенова',
    ]);
    expect(events.filter(({ type }) => type === 'artefact.ready')).toHaveLength(1 + roles.length);
  });
});
