import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SessionCookie } from '../src/accounts/session-cookie';
import { TrialService } from '../src/accounts/trial.service';
import { foundCompany, type Company } from '../src/cli/company';
import { addAdministrator } from '../src/cli/first-administrator';
import { Job, mainJob, run, stepsBefore, type Step } from '../src/cli/main-job';
import { person, type Part } from '../src/cli/sample-company';
import { sessionsOf } from '../src/cli/trial-organisation';
import { readConfig } from '../src/config';
import { projectRoot } from '../src/platform/project-root';
import type { DraftDto } from '../src/standards/drafts.dto';
import { startEtalon, type RunningEtalon } from '../src/start';
import { stopTheClock } from './pictures.clock';
import { dataUri, type Photographer, type View } from './photographer';

const desk: View = { width: 1080, height: 760, scale: 2, scheme: 'light' };
const phone: View = { width: 390, height: 844, scale: 2, scheme: 'light' };

/** A page as one of the sample people sees it. */
interface Shot {
  as: Part;
  path: string;
  view: View;
  /** Selector of what is brought to the upper edge of the window. */
  top?: string;
}

/** The pictures of the README: what people of the trial organisation see while a standard comes into force. */
export async function pagePictures(photographer: Photographer): Promise<Record<'desk' | 'phones', Buffer>> {
  const directory = mkdtempSync(join(tmpdir(), 'etalon-pictures-'));
  const startClock = stopTheClock();
  const config = readConfig({ DATA_DIR: directory, PORT: '0' });
  const etalon = await startEtalon(config, () => undefined);
  try {
    const company = await found(etalon);
    const job = new Job(readFileSync(join(projectRoot, 'examples', 'complaints.en.md')), company);
    const take = (shot: Shot) => shoot(photographer, etalon, company, shot);

    await bring(job, null, 'close the round');
    const draft = `/drafts/${job.draftId}`;
    const { proposal, question } = job.comments;
    const commented = `${draft}/clauses/${question.clauseId}`;
    const clause = await take({ as: 'operator', path: commented, view: phone, top: '.clause-sheet' });
    await bring(job, 'close the round', 'answer every comment');
    const inbox = await take({
      as: 'serviceManager',
      path: `${draft}/comments`,
      view: phone,
      top: `#comment-${proposal.id}`,
    });
    await bring(job, 'answer every comment', 'return with reasons');
    const overview = await take({ as: 'director', path: draft, view: desk });
    await bring(job, 'return with reasons', 'approve');
    const approval = await take({ as: 'director', path: `${draft}/approval`, view: desk });
    await bring(job, 'approve', null);
    const { standardId } = await (await company.as('hrManager')).get<DraftDto>(job.draft(''));
    const brochure = `/standards/${standardId}/brochures/shop-assistant`;
    const reader = await take({ as: 'shopAssistant', path: brochure, view: phone });
    return {
      desk: await arrange(photographer, desk, [overview, approval]),
      phones: await arrange(photographer, phone, [clause, inbox, reader]),
    };
  } finally {
    await etalon.stop();
    rmSync(directory, { recursive: true, force: true });
    startClock();
  }
}

/** The sample company, all of it in English, with nobody's day off. */
async function found({ app, url }: RunningEtalon): Promise<Company> {
  const { email, name } = person('administrator');
  await addAdministrator(app, { email, name, language: 'en' });
  const as = sessionsOf(app, { address: await app.getUrl(), origin: new URL(url).origin });
  return { personId: await foundCompany(await as('administrator'), { language: 'en' }), as };
}

/** Does the steps from the one of this name up to, but not including, the other. */
async function bring(job: Job, from: string | null, until: string | null): Promise<void> {
  const done: readonly Step[] = from === null ? [] : stepsBefore(from);
  const all = until === null ? mainJob : stepsBefore(until);
  await run(job, all.slice(done.length));
}

async function shoot(photographer: Photographer, { app, url }: RunningEtalon, { personId }: Company, shot: Shot) {
  const { as, path, view, top } = shot;
  const { token } = await app.get(TrialService).signIn(personId[as]);
  const open = async (page: Page) => {
    await page.context().addCookies([{ name: app.get(SessionCookie).name, value: token, url }]);
    await page.goto(url + path);
  };
  return photographer.take(view, open, { top });
}

/** Beside each other, like sheets on a desk. */
async function arrange(photographer: Photographer, { width, height }: View, shots: Buffer[]): Promise<Buffer> {
  const gap = 36;
  const sheets = shots.map(
    (shot) =>
      `<img src="${dataUri(shot)}" width="${width}" style="display:block;border-radius:10px;box-shadow:0 6px 24px #0002">`,
  );
  const html = `<body style="margin:0;padding:${gap}px;display:flex;gap:${gap}px;background:#e9ecea">${sheets.join('')}</body>`;
  const whole = { width: shots.length * width + (shots.length + 1) * gap, height: height + 2 * gap };
  return photographer.draw(html, { ...whole, scale: 2, scheme: 'light' });
}
