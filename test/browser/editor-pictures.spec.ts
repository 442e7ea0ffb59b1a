import { plain } from '../support/pictures';
import { accessFaults } from '../support/page-faults';
import { Visits } from '../support/visits';
import { draftedDraft, type FormedDraft } from '../support/working-groups';
import { bodyOf, goToEnd, markdownIn, openClause, rewriteClause, surface } from '../support/writing';

let visits: Visits;
let draft: FormedDraft;

beforeAll(async () => {
  visits = await Visits.start();
  draft = await draftedDraft(visits.etalon);
});
afterAll(() => visits.stop());

it('a picture is added where somebody writes, with what it shows, and stays while the text is edited', async () => {
  const sign = { name: 'sign.png', mimeType: 'image/png', buffer: await plain(40, 20).png().toBuffer() };
  await rewriteClause(draft, draft.owner, 'Look:');
  await visits.as(draft.owner, async (page) => {
    await openClause(page, draft);
    await goToEnd(page);
    await page.click('[data-tool=picture]');
    await page.click('[data-picture=set]');
    await page.getByRole('alert').getByText('Choose a file with the picture').waitFor();
    await page.setInputFiles('[data-picture=file]', { ...sign, buffer: Buffer.from('no picture') });
    await page.fill('[data-picture=description]', 'The sign');
    await page.click('[data-picture=set]');
    await page.getByRole('alert').getByText('Expected a PNG').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.setInputFiles('[data-picture=file]', sign);
    await page.click('[data-picture=set]');
    await surface(page).getByRole('img', { name: 'The sign' }).waitFor();
    const written = /^Look:!\[The sign\]\(picture:[0-9a-f]{64}-40x20\.png\)$/;
    expect(await markdownIn(page)).toMatch(written);
    await page.click('button.primary');
    await page.getByRole('img', { name: 'The sign' }).waitFor();
    expect(await bodyOf(draft, draft.owner)).toMatch(written);
    await openClause(page, draft);
    await goToEnd(page);
    await page.keyboard.type(' there');
    expect(await markdownIn(page)).toMatch(/-40x20\.png\) there$/);
  });
});
