import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { markdownToHtml } from '../../src/rendering/markdown';
import { markdownFaults } from '../../src/standards/clause-text.markdown';
import { startBrowser } from '../support/browser';
import { essence, someBlocks, someDocument } from '../support/editor-documents';
import { EditorModel } from '../support/editor-model';
import { markdownCorpus } from '../support/markdown-corpus';

let browser: Browser;
let model: EditorModel;

beforeAll(async () => {
  browser = await startBrowser();
  model = await EditorModel.start(browser);
});
afterAll(() => browser.close());

describe.each(Object.entries(markdownCorpus))('a text in %s', (_, texts) => {
  it.each(texts)('%j comes back', async (text) => {
    const document = await model.read(text);
    expect(await model.write(document, text)).toBe(text);
    const rewritten = await model.write(document);
    expect(markdownToHtml(rewritten)).toBe(markdownToHtml(text));
    expect(markdownFaults(rewritten, 'body')).toEqual([]);
    expect(await model.write(await model.read(rewritten))).toBe(rewritten);
  });
});

it('whatever is written formatted is kept, and can be saved', () =>
  fc.assert(
    fc.asyncProperty(fc.array(someDocument, { minLength: 1, maxLength: 30, size: 'max' }), async (documents) => {
      const texts = await model.writeAll(documents);
      expect(texts.flatMap((text) => markdownFaults(text, 'body'))).toEqual([]);
      const read = await model.readAll(texts);
      expect(read.map(essence)).toEqual(documents.map(essence));
      expect(await model.writeAll(read)).toEqual(texts);
    }),
    { numRuns: 20 },
  ));

it('a change keeps the Markdown of what it does not touch, and its meaning', () =>
  fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(Object.values(markdownCorpus).flat(), { minLength: 2, maxLength: 5 }),
      fc.nat(),
      fc.nat(2),
      someBlocks,
      async (parts, place, removed, added) => {
        const text = parts.join('\n\n');
        const document = await model.read(text);
        const content = document.content!;
        const at = place % content.length;
        const changed = { ...document, content: content.toSpliced(at, removed, ...added) };
        const kept = { ...document, content: at === 0 ? content : content.slice(0, at) };
        const [written, before] = (await model.writeAll([changed, kept], text)) as [string, string];
        expect(essence(await model.read(written))).toEqual(essence(changed));
        if (at === 0) return;
        expect(written.slice(0, before.length)).toBe(before);
        expect(text.slice(0, before.length)).toBe(before);
      },
    ),
    { numRuns: 80 },
  ));

it('changes one word in one word', async () => {
  const text = '* one\n* two\n\nWrapped\nby __hand__ here.\n\n\n1) a\n2) b  \n   c';
  const document = await model.read(text);
  const [list, paragraph, numbers] = document.content!;
  const [first, ...others] = paragraph!.content!;
  const changed = { ...paragraph!, content: [{ ...first!, text: 'Wound' }, ...others] };
  expect(await model.write({ ...document, content: [list!, changed, numbers!] }, text)).toBe(
    '* one\n* two\n\nWound\nby **hand** here.\n\n1) a\n2) b  \n   c',
  );
});
