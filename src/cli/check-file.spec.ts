import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root';
import { languages } from '../vocabulary';
import { checkFile, terminalLanguage } from './check-file';

async function check(path: string, language: (typeof languages)[number] = 'en') {
  const lines: string[] = [];
  const code = await checkFile(path, language, (line) => lines.push(line));
  return { code, lines };
}

describe('checkFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etalon-check-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints every fault with its line', async () => {
    const path = join(folder, 'broken.md');
    const front = '---\netalon: 1\ntitle: T\nlanguage: en\njobRoles:\n  operator: O\n---\n';
    await writeFile(path, `${front}\n# S\n\n## C\n\n\`\`\`clause\nappliesTo: [cashier]\nweight: 9\n\`\`\`\n\nBody\n`);
    expect(await check(path)).toEqual({
      code: 1,
      lines: [
        'line 14: appliesTo names "cashier", which jobRoles does not list',
        'line 15: weight: Expected a whole number from 1 to 5',
      ],
    });
  });

  it('says what a right file contains', async () => {
    const { code, lines } = await check(join(projectRoot, 'examples', 'complaints.en.md'));
    expect(code).toBe(0);
    expect(lines).toEqual([
      'Handling complaints (in English, complaints)',
      '4 sections, 21 clauses',
      '8 clauses for everyone, 13 clauses for named job roles',
      '21 clauses have a measure, 21 have a check question',
      '3 job roles:',
      '  Shop assistant (shop-assistant): 10 clauses, 2 of them named for this role',
      '  Service desk agent (service-agent): 17 clauses, 9 of them named for this role',
      '  Branch manager (branch-manager): 17 clauses, 9 of them named for this role',
    ]);
  });

  it.each(languages)('says in %s that a file cannot be read', async (language) => {
    const missing = join(folder, 'missing.md');
    const { code, lines } = await check(missing, language);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(missing)]);
    expect((await check(folder, language)).code).toBe(1);
  });
});

describe('terminalLanguage', () => {
  it.each([
    [{ LANG: 'ru_RU.UTF-8' }, 'ru'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'ru_RU.UTF-8', LC_ALL: 'kk_KZ' }, 'kk'],
    [{}, 'en'],
  ])('reads %j as %s', (environment, language) => {
    expect(terminalLanguage(environment)).toBe(language);
  });
});
