import type { Page } from 'playwright-core';
import { markdownCorpus } from '../support/markdown-corpus';
import { Visits } from '../support/visits';
import { draftedDraft, type FormedDraft } from '../support/working-groups';
import { markdownIn, openClause, rewriteClause, surface } from '../support/writing';

let visits: Visits;
let draft: FormedDraft;

beforeAll(async () => {
  visits = await Visits.start();
  draft = await draftedDraft(visits.etalon);
});
afterAll(() => visits.stop());

const notice = (page: Page) => page.locator('[data-part=notice]');

describe('what is pasted', () => {
  const paste = (page: Page, data: Record<string, string>) =>
    surface(page).evaluate((element, given) => {
      const { DataTransfer, ClipboardEvent } = globalThis as unknown as Clipboards;
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
      (element as unknown as { dispatchEvent(event: unknown): void }).dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, data);

  interface Clipboards {
    DataTransfer: new () => { setData(type: string, text: string): void };
    ClipboardEvent: new (type: string, options: object) => object;
  }

  beforeEach(() => rewriteClause(draft, draft.owner, 'x'));

  it.each([
    [
      'a word processor',
      `<html><head><style>p { color: red }</style></head><body><!--StartFragment-->
       <h2 style='mso-style:x'>Greeting</h2>
       <p class=MsoNormal style='margin:0'>Say <b style='mso-bidi-font-weight:normal'>hello</b> &amp; <span style='font-style:italic'>smile</span></p>
       <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>one</p>
       <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>deeper</p>
       <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>two</p>
       <table border=1 style='width:100%'><tr><td colspan=2><p>A</p><p>B</p></td><td rowspan=2>r</td></tr><tr><td>c</td><td>d</td></tr></table>
       <!--EndFragment--></body></html>`,
      '**Greeting**\n\nSay **hello** & *smile*\n\n- one\n  1. deeper\n- two\n\n| A B |  | r |\n| --- | --- | --- |\n| c | d |  |',
    ],
    [
      'a page',
      `<div>From <a href="https://nord.example/x" onclick="alert(1)">there</a>, <a href="javascript:alert(1)">not there</a></div>
       <img src="https://nord.example/x.png" onerror="alert(1)"><script>alert(1)</script>
       <ul><li><p>an item</p></li></ul><b style="font-weight:normal"><span style="font-weight:700">bold</span> text</b>`,
      'From [there](https://nord.example/x), not there\n\n- an item\n\n**bold** text',
    ],
  ])('from %s keeps what a text can say', (_, html, markdown) =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await surface(page).press('Control+a');
      await paste(page, { 'text/html': html, 'text/plain': 'plain' });
      expect(await markdownIn(page)).toBe(markdown);
    }),
  );

  it('as plain text becomes paragraphs and lists', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await surface(page).press('Control+a');
      await paste(page, { 'text/plain': 'Two *lines*\r\n• one\r\n• two\r\n3. three\u000b\r\n' });
      expect(await markdownIn(page)).toBe('Two \\*lines\\*\n\n- one\n- two\n\n3. three');
    }));

  it('into a cell becomes one line', () =>
    visits.as(draft.owner, async (page) => {
      await rewriteClause(draft, draft.owner, '| a | b |\n| --- | --- |\n| c | d |');
      await openClause(page, draft);
      await page.getByRole('cell', { name: 'c' }).click();
      await page.keyboard.press('End');
      await paste(page, { 'text/html': '<p> one</p><ul><li>two</li></ul>', 'text/plain': 'plain' });
      expect(await markdownIn(page)).toBe('| a | b |\n| --- | --- |\n| cone two | d |');
    }));

  it('from the editor itself is the same again', () =>
    visits.as(
      draft.owner,
      async (page) => {
        const texts = Object.values(markdownCorpus).map(([text]) => text!);
        await rewriteClause(draft, draft.owner, texts.join('\n\n'));
        await openClause(page, draft);
        await surface(page).press('Control+a');
        await page.keyboard.press('Control+c');
        await page.keyboard.press('Control+v');
        expect(await markdownIn(page)).toBe(texts.join('\n\n'));
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  it('is refused with its length when it is far too long', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await surface(page).press('Control+a');
      await paste(page, { 'text/plain': 'word '.repeat(2_000_000), 'text/html': '<p>'.repeat(2_000_000) });
      await notice(page).getByText('10,000,000 characters').waitFor();
      expect(await markdownIn(page)).toBe('x');
      await paste(page, { 'text/plain': 'short', 'text/html': `<p>short</p>${'<o:p></o:p>'.repeat(200_000)}` });
      expect(await markdownIn(page)).toBe('short');
    }));
});
