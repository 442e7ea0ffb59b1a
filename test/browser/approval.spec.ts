import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import { SessionsService } from '../../src/accounts/sessions.service';
import type { Language } from '../../src/vocabulary';
import { approvedDraft, decide, draftIn, edit, people, presentHash, stateOf, submittedTo } from '../support/approvals';
import { startBrowser } from '../support/browser';
import { today } from '../support/artefacts';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { smallStandard } from '../support/standards';

const phone = { width: 390, height: 844 };

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;

beforeAll(async () => {
  etalon = await startEtalon();
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
});

/** Runs `visit` as `who`, on pages on which nothing may offend the content security policy. */
async function visiting(who: SignedIn, options: BrowserContextOptions, visit: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL, viewport: phone, ...options });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  try {
    await signIn(context, who);
    await visit(await context.newPage());
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function signIn(context: BrowserContext, { person }: SignedIn): Promise<void> {
  const sessions = etalon.app.get(SessionsService);
  const { token } = await etalon.dataSource.transaction((manager) => sessions.start(manager, person));
  await context.addCookies([{ name: 'etalon', value: token, url: baseURL }]);
}

/** Presses what is named, and counts it. */
function presser(page: Page) {
  let presses = 0;
  return {
    press: async (selector: string) => {
      presses++;
      await page.click(selector);
    },
    presses: () => presses,
  };
}

function finish(draftId: number): Promise<unknown> {
  return etalon.dataSource.query(
    `update artefact set state = 'ready', progress = 100, pages = 3, bytes = 9, sha256 = repeat('0', 64), ready_at = now()
      from edition where edition.id = edition_id and edition.draft_id = $1`,
    [draftId],
  );
}

function standardFile(name: string, text: string): string {
  const path = join(tmpdir(), `${process.pid}-${name}.md`);
  writeFileSync(path, text);
  return path;
}

describe('the journeys', () => {
  it('approve: open, approve', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await submittedTo(etalon, [approver!], 1);
    await visiting(approver!, {}, async (page) => {
      await page.goto('/work');
      const { press, presses } = presser(page);
      await press(`a[href="/drafts/${draft.draftId}/approval"]`);
      await press('button[value=approve]');
      await page.waitForSelector('text=has decided');
      expect(presses()).toBe(2);
    });
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
  });

  it('publish without scripts: look at a document, publish', async () => {
    const draft = await approvedDraft(etalon);
    await visiting(draft.hr, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/publish`);
      await page.click('button[value=freeze]');
      await page.waitForSelector('text=0 of 3 documents ready');
      await finish(draft.draftId);
      await page.click('noscript a');
      const { press, presses } = presser(page);
      expect(await page.locator('a.document-link').count()).toBe(3);
      await press('button[value=publish]');
      await page.waitForURL(`/standards/${draft.standardId}`);
      expect(presses()).toBeLessThanOrEqual(2);
    });
  });

  it('documents that become ready make publishing possible without loading the page again', async () => {
    const draft = await approvedDraft(etalon);
    await draft.hr.client.post(`${draft.path}/edition`).send({ effectiveDate: today() }).expect(201);
    await visiting(draft.hr, {}, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/publish`);
      await finish(draft.draftId);
      await page.click('button[value=publish]');
      await page.waitForURL(`/standards/${draft.standardId}`);
    });
  });

  it('import without scripts: choose, look, make', async () => {
    const hr = await etalon.person('hr');
    await visiting(hr, { javaScriptEnabled: false }, async (page) => {
      await page.goto('/');
      await page.click('a[href="/standards/new"]');
      await page.setInputFiles('#file', standardFile('new', smallStandard()));
      await page.click('form.stack button');
      await page.waitForSelector('h1:has-text("Answering the phone")');
      await page.click('form.stack button');
      await page.waitForURL(/\/drafts\/\d+$/);
    });
  });
});

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** What axe-core finds, what reaches beyond the edge, and what is too small for a finger. */
async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  return { violations, ...(await page.evaluate<object>(measure)) };
}

const measure = `(() => {
  const targets = [...document.querySelectorAll(
    'main button, main summary, main .button, main select, main textarea, main input:not([type=hidden], [type=checkbox]), ' +
      '.checks label, .row-link, .back a, .account-name',
  )].filter((target) => target.checkVisibility());
  const small = targets.filter((target) => target.getBoundingClientRect().height < 44);
  return {
    beyond: document.documentElement.scrollWidth - window.innerWidth,
    small: small.map((target) => target.outerHTML),
  };
})()`;

describe.each(['en', 'kk'] as const)('every page in %s', (language: Language) => {
  it.each(['light', 'dark'] as const)('%s is for everybody', async (colorScheme) => {
    const everything = await etalon.person('hr', 'administrator');
    await etalon.dataSource.manager.update(Person, everything.id, { language });
    const { client } = everything;
    await client
      .post('/api/units')
      .send({ name: `Call centre ${everything.id}` })
      .expect(201);
    await client
      .post('/api/job-roles')
      .send({ key: `role-${everything.id}`, names: { en: 'Operator' } })
      .expect(201);
    const [other] = await people(etalon, 1);
    const empty = await draftIn(etalon, 'finalising');
    const waiting = await submittedTo(etalon, [everything, other!], 2);
    await decide(waiting, other!, { verdict: 'approve', contentHash: await presentHash(waiting) }).expect(201);
    await edit(waiting, 'The operator answers at once.');
    const approved = await approvedDraft(etalon);
    const frozen = await approvedDraft(etalon);
    await client.post(`${frozen.path}/edition`).send({ effectiveDate: today() }).expect(201);
    const open = await draftIn(etalon, 'drafting');
    const { text: file } = await client.get(`/drafts/${open.draftId}/export`).expect(200);

    await visiting(everything, { colorScheme, locale: language }, async (page) => {
      const found: Record<string, unknown> = {};
      const look = async (name: string, path?: string) => {
        if (path) await page.goto(path);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        found[name] = await faultsOf(page);
        const folder = process.env['PICTURES'];
        if (folder) {
          await page.screenshot({ path: join(folder, `${language}-${colorScheme}-${name}.png`), fullPage: true });
        }
      };
      const choose = async (text: string) => {
        await page.setInputFiles('#file', standardFile(`${language}-${colorScheme}`, text));
        await page.click('form.stack button');
      };
      await look('import', '/standards/new');
      await choose(smallStandard().replace('target: 3', 'target: few').replace('id: thanks', 'id: Thanks!'));
      await page.waitForSelector('.faults');
      await look('import with faults');
      await choose(smallStandard());
      await page.waitForSelector('.outline');
      await look('contents of a file');
      await look('beginning', '/standards/new/empty');
      await page.goto(`/drafts/${open.draftId}/import`);
      await choose(
        file
          .replace('# Ending', '## Goodbye\n\nEverybody says goodbye.\n\n# Ending')
          .replace('Everybody thanks', 'All thank'),
      );
      await page.waitForSelector('.changes');
      await look('plan');
      await look('approval without approvers', `/drafts/${empty.draftId}/approval`);
      await look('approval', `/drafts/${waiting.draftId}/approval`);
      await page.click('.decision summary');
      await page.click('button[value=return]');
      await page.waitForSelector('.faults');
      await look('approval with faults');
      await look('publishing', `/drafts/${approved.draftId}/publish`);
      await look('preparation', `/drafts/${frozen.draftId}/publish`);
      await look('people', '/people?limit=3');
      await look('nobody', '/people?after=2147483647');
      await look('newcomer', '/people/new');
      await page.click('form.stack button.primary');
      await page.waitForSelector('.faults');
      await look('newcomer with faults');
      await look('person', `/people/${other!.id}`);
      await look('settings', '/settings');
      await page.click('button[value=add-unit]');
      await page.waitForSelector('.faults');
      await look('settings with faults');
      await look('composition rules', '/settings/composition-rules');
      await look('account', '/account');
      const fine = { violations: [], beyond: 0, small: [] };
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, fine])));
    });
  });
});
