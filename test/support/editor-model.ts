import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root';
import { editableText } from '../../src/rendering/editable-text';

/** A document of the editor as ProseMirror writes it down. */
export interface DocumentJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentJson[];
  marks?: { type: string; attrs?: Record<string, string> }[];
  text?: string;
}

/** What the browser is asked to do, without the page around it. */
const script = `
  import { schema } from './src/ui/client/editor/schema';
  import { OpenedText } from './src/ui/client/editor/opened-text';
  const open = ([text, html]) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return new OpenedText(text, template.content);
  };
  globalThis.model = {
    read: (opened) => open(opened).document.toJSON(),
    write: (opened, json) => {
      const document = schema.nodeFromJSON(json);
      document.check();
      return open(opened).write(document);
    },
  };`;

/** The document model of the editor in a real browser: Markdown in by way of the server's HTML, Markdown out. */
export class EditorModel {
  private constructor(private readonly page: Page) {}

  static async start(browser: Browser): Promise<EditorModel> {
    const { outputFiles } = buildSync({
      stdin: { contents: script, resolveDir: projectRoot, loader: 'ts' },
      absWorkingDir: projectRoot,
      outdir: join(projectRoot, 'dist'),
      bundle: true,
      write: false,
      format: 'iife',
    });
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
    return new EditorModel(page);
  }

  /** @throws Error for a text that the editor leaves to the text area */
  async read(text: string): Promise<DocumentJson> {
    return (await this.readAll([text]))[0]!;
  }

  readAll(texts: string[]): Promise<DocumentJson[]> {
    return this.page.evaluate(
      (all) => all.map((opened) => (globalThis as unknown as Model).model.read(opened)),
      texts.map(opened),
    );
  }

  /** The Markdown of `document`; blocks that it has in common with `text` keep theirs. */
  async write(document: DocumentJson, text = ''): Promise<string> {
    return (await this.writeAll([document], text))[0]!;
  }

  writeAll(documents: DocumentJson[], text = ''): Promise<string[]> {
    return this.page.evaluate(
      ([from, all]) => all.map((document) => (globalThis as unknown as Model).model.write(from, document)),
      [opened(text), documents] as const,
    );
  }
}

function opened(text: string): [text: string, html: string] {
  const { html, complete } = editableText(text);
  if (!complete) throw new Error(`not shown in full: ${JSON.stringify(text)}`);
  return [text, html];
}

interface Model {
  model: {
    read(opened: [string, string]): DocumentJson;
    write(opened: [string, string], json: DocumentJson): string;
  };
}
