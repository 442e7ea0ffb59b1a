import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root';
import { startBrowser } from '../support/browser';

/** What runs in the browser, by itself. */
const { outputFiles } = buildSync({
  entryPoints: [join(projectRoot, 'src', 'ui', 'client', 'take-over.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'changes',
});

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
  await page.setContent('<!doctype html><title>Changes</title>');
  await page.addScriptTag({ content: outputFiles[0]!.text });
});
afterAll(() => browser.close());

const { tree } = fc.letrec<{ tree: string; element: string; text: string }>((tie) => ({
  text: fc.constantFrom('one', 'two', ' ', '\n  '),
  element: fc
    .record({
      name: fc.constantFrom('p', 'li', 'span', 'section', 'details', 'form'),
      id: fc.constantFrom('', ' id="a"', ' id="b"', ' id="c"'),
      title: fc.constantFrom('', ' title="x"', ' title="y"'),
      inside: fc.array(tie('tree'), { maxLength: 3 }),
    })
    .map(({ name, id, title, inside }) => `<${name}${id}${title}>${inside.join('')}</${name}>`),
  tree: fc.oneof({ maxDepth: 4 }, tie('text'), tie('element')),
}));
const trees = fc.array(tree, { maxLength: 5 }).map((parts) => parts.join(''));

/** The browser reads both, takes the second over into the first, and tells what became of it; white space is one space or none. */
function takenOver(before: string, after: string) {
  return page.evaluate(
    ([before, after]) => {
      const { changes, document } = globalThis as unknown as Browserly;
      document.body.innerHTML = `<div>${before}</div><div>${after}</div>`;
      const [old, fresh] = document.body.children as unknown as [Element, Element];
      const whole = changes.takeOver(old, fresh);
      const written = ({ innerHTML }: Element) => innerHTML.replace(/\s+/g, '');
      return { whole, old: written(old), fresh: written(fresh) };
    },
    [before, after] as const,
  );
}

interface Element {
  innerHTML: string;
}
interface Browserly {
  changes: { takeOver(old: Element, fresh: Element): boolean };
  document: { body: Element & { children: object }; activeElement: Element & { id: string; value: string } };
}

describe('taking over what changed', () => {
  it('makes of any content any other', async () => {
    await fc.assert(
      fc.asyncProperty(trees, trees, async (before, after) => {
        const { whole, old, fresh } = await takenOver(before, after);
        expect(old).toBe(fresh);
        expect(whole).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never takes away the field in which somebody writes, nor his words', async () => {
    await fc.assert(
      fc.asyncProperty(trees, trees, trees, async (before, behind, after) => {
        const own = '<form><textarea id="own">begun</textarea></form>';
        const left = await page.evaluate(
          ([before, after]) => {
            const { changes, document } = globalThis as unknown as Browserly;
            document.body.innerHTML = `<div>${before}</div><div>${after}</div>`;
            const [old, fresh] = document.body.children as unknown as [Element, Element];
            const field = (old as unknown as { querySelector(selector: string): HTMLField }).querySelector('#own');
            field.focus();
            field.value = 'written';
            changes.takeOver(old, fresh);
            const { activeElement } = document;
            return { id: activeElement.id, value: activeElement.value };
          },
          [`${before}${own}${behind}`, after] as const,
        );
        expect(left).toEqual({ id: 'own', value: 'written' });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what is not new: elements stay the ones they were, in their order', async () => {
    const kept = await page.evaluate(() => {
      const { changes, document } = globalThis as unknown as Browserly;
      const item = (id: number) => `<li id="i${id}">${id} <button>Reply</button></li>\n`;
      document.body.innerHTML = `<ul>${item(1)}${item(3)}</ul><ul>${item(1)}${item(2)}${item(3)}${item(4)}</ul>`;
      const [old, fresh] = document.body.children as unknown as [HTMLList, HTMLList];
      const [first, third] = old.children;
      changes.takeOver(old, fresh);
      return [old.children[0] === first, old.children[2] === third, old.children.length];
    });
    expect(kept).toEqual([true, true, 4]);
  });

  it('leaves open what the reader opened, and closed what he closed', async () => {
    const open = await page.evaluate(() => {
      const { changes, document } = globalThis as unknown as Browserly;
      document.body.innerHTML = `<div><details open>1</details><details>1</details></div>
        <div><details>2</details><details open>2</details></div>`;
      const [old, fresh] = document.body.children as unknown as [HTMLList, HTMLList];
      changes.takeOver(old, fresh);
      return [...old.children].map((details) => [(details as unknown as { open: boolean }).open, details.textContent]);
    });
    expect(open).toEqual([
      [true, '2'],
      [false, '2'],
    ]);
  });
});

interface HTMLField {
  value: string;
  focus(): void;
}
interface HTMLList extends Element {
  children: ArrayLike<Element & { textContent: string }> & Iterable<Element & { textContent: string }>;
}
