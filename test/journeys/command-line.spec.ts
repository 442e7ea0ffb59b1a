import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { createApplication } from '../../src/application';
import { readConfig } from '../../src/config';
import { npmRun, runBuilt, type CommandResult } from '../support/command';
import { administer, databaseOn, serverVariable } from '../support/server';

const example = 'examples/phone-service.ru.md';
const broken = `---
etalon: 1
title: Broken
language: xx
slug: broken
jobRoles:
  operator: Operator
---

# Answering

## Answer soon

\`\`\`clause
id: answer
weight: 9
\`\`\`

Soon.
`;

let folder: string;
let checked: CommandResult;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalon-commands-'));
  writeFileSync(join(folder, 'broken.md'), broken);
  // Builds, so that what follows runs the present code.
  checked = await npmRun('etalon', 'check', example);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('etalon check', () => {
  it('says what a file holds, and nothing else', () => {
    const { code, stdout, stderr } = checked;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Телефонное обслуживание \(in Russian, phone-service\)\n6 sections, 31 clauses\n/);
  });

  it('tells every fault with its line', async () => {
    const { code, stdout, stderr } = await runBuilt('etalon', ['check', join(folder, 'broken.md')]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^line 4: language: .*xx/),
      expect.stringMatching(/^line 16: weight: .*1 to 5/),
    ]);
  });

  it('looks at every file, tells them apart, and fails when one has a fault', async () => {
    const { code, stdout } = await runBuilt('etalon', ['check', example, join(folder, 'broken.md')]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${example}: 6 sections, 31 clauses`);
    expect(stdout).toContain(`${join(folder, 'broken.md')}: line 4:`);
  });

  it('speaks the language of the terminal', async () => {
    const environment = { LC_ALL: 'sk_SK.UTF-8' };
    const { code, stdout } = await runBuilt('etalon', ['check', 'nowhere.md'], { environment });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Súbor nowhere\.md neexistuje/);
  });
});

describe('etalon create-admin', () => {
  const server = process.env[serverVariable]!;
  const name = `etalon_${randomUUID().replaceAll('-', '')}`;
  const environment = { DATABASE_URL: databaseOn(server, name) };
  const jana = ['create-admin', '--email', 'Jana@nord.example', '--name', 'Jana Kováčová', '--language', 'sk'];

  beforeAll(() => administer(server, `create database ${name}`));
  afterAll(() => administer(server, `drop database if exists ${name} with (force)`));

  it('brings an empty database up to date and adds an administrator who can sign in', async () => {
    const result = await runBuilt('etalon', jana, { environment, input: 'correct horse battery\n' });
    expect(result).toEqual({
      code: 0,
      stdout: 'Jana Kováčová may now sign in as an administrator with jana@nord.example.\n',
      stderr: '',
    });

    const app = await createApplication({ ...readConfig(environment), worker: false }, environment.DATABASE_URL);
    try {
      await app.listen(0, '127.0.0.1');
      const { body } = await supertest(await app.getUrl())
        .post('/api/session')
        .send({ email: 'jana@nord.example', password: 'correct horse battery' })
        .expect(201);
      expect(body.person).toMatchObject({ language: 'sk', accessRoles: ['staff', 'administrator'] });
    } finally {
      await app.close();
    }
  });

  it('refuses an e-mail that somebody has', async () => {
    const peter = ['create-admin', '--email', 'peter@nord.example', '--name', 'Peter', '--password', 'a good password'];
    expect(await runBuilt('etalon', peter, { environment })).toMatchObject({ code: 0 });
    const again = await runBuilt('etalon', peter, { environment });
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/^Somebody has the e-mail peter@nord\.example already/);
  });

  it('tells everything that is wrong with what was given', async () => {
    const wrong = ['create-admin', '--email', 'jana', '--name', ' ', '--password', 'short'];
    const { code, stderr } = await runBuilt('etalon', wrong, { environment });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ {2}email: /m);
    expect(stderr).toMatch(/^ {2}name: /m);
    expect(stderr).toMatch(/^ {2}password: .*10/m);
  });

  it('is not for the trial organisation', async () => {
    const { code, stderr } = await runBuilt('etalon', [...jana, '--password', 'correct horse battery']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Set DATABASE_URL/);
  });
});

describe('the demonstration', () => {
  it('names the step that failed, with every fault of a broken file, and leaves nothing behind', async () => {
    const out = join(folder, 'out');
    const temporary = join(folder, 'temporary');
    const { code, stdout, stderr } = await runBuilt('demo', [join(folder, 'broken.md'), '--out', out], {
      environment: { TMPDIR: mkdtempSync(temporary) },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('found a company');
    expect(stderr).toMatch(/^The step "import the file" failed: POST \/api\/imports answered 422: /);
    expect(stderr).toMatch(/^ {2}line 4: language: .*xx/m);
    expect(stderr).toMatch(/^ {2}line 16: weight: .*1 to 5/m);
    expect(existsSync(out)).toBe(false);
    const left = readdirSync(folder).filter((name) => name.startsWith('temporary'));
    expect(left.flatMap((name) => readdirSync(join(folder, name)))).toEqual([]);
  });

  it('starts nothing for a file that is not there', async () => {
    const { code, stdout, stderr } = await runBuilt('demo', [example, 'nowhere.md']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('The step "read the file" failed: The file nowhere.md does not exist.\n');
  });
});
