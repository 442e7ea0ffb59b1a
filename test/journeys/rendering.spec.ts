import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium } from '../../src/rendering/chromium';
import { companyColours } from '../../src/rendering/company-colour';
import type { HtmlDocument } from '../../src/rendering/document';
import { documentsOf } from '../../src/rendering/documents-of';
import type { EditionDocument } from '../../src/rendering/edition-document';
import { handbookHtml } from '../../src/rendering/handbook';
import { Renderer, type RenderProgress } from '../../src/rendering/renderer';
import { ChromiumUnavailable } from '../../src/rendering/rendering-errors';
import { languages, type Language } from '../../src/vocabulary';
import { plain } from '../support/pictures';
import { coloursOfPage, readPdf, type PdfReading } from '../support/read-pdf';
import { longEdition, replacedEdition, sampleEdition } from '../support/sample-editions';
import { asWritten, longWordsIn } from '../support/typeset';

const headings = 'SourceSerif4-SemiBold';
const pageNumbers = 'SourceSans3-Medium';

/** The letters that Source fonts must bring for each language, as the sample standards hold them. */
const letters: Partial<Record<Language, string>> = {
  kk: 'Ә Ғ Қ Ң Ө Ұ Ү Һ І, ә ғ қ ң ө ұ ү һ і: ерікті кодекс, құны 1 500 ₸.',
  tr: 'Ğ ğ İ ı Ş ş Ç ç Ö ö Ü ü: ayrıntı gönüllü kılavuzda, ücret 250 ₺.',
  sk: 'Ľ ľ Š š Č č Ť ť Ž ž Ý ý Á á Í í É é Ô ô Ú ú Ä ä Ň ň: vysvetľuje to dobrovoľný kódex.',
};

const renderer = new Renderer({ parallel: 2 });
// With a browser of its own: what both print must be the same.
const other = new Renderer({ parallel: 1 });
afterAll(() => Promise.all([renderer.close(), other.close()]));

async function printed(document: HtmlDocument): Promise<PdfReading> {
  const { bytes, pages } = await renderer.render(document);
  const reading = await readPdf(bytes);
  expect(reading.pages).toHaveLength(pages);
  return reading;
}

/** The page where the heading of each numbered place really stands, found by its text. */
function realPages(document: HtmlDocument, reading: PdfReading): number[] {
  const titles = new Map(
    document.outline.flatMap((entry) => [entry, ...entry.children]).map(({ anchor, title }) => [anchor, title]),
  );
  const firstChapter = reading.bookmarks[0]?.page ?? 0;
  return document.numbered.map((anchor) => {
    const title = (titles.get(anchor) ?? '').replace(/^[\d.]+ /, '');
    return (
      reading.pages.findIndex((page, index) => index + 1 >= firstChapter && page.inFont(headings).includes(title)) + 1
    );
  });
}

function shownPages(reading: PdfReading): number[] {
  return reading.pages.flatMap((page) => page.runsInFont(pageNumbers)).map(Number);
}

describe.each(languages)('the documents of an edition in %s', (language) => {
  const edition = sampleEdition(language);
  const documents = documentsOf(edition, replacedEdition(language))
    .filter(({ kind }) => kind !== 'what-changed')
    .map(({ name, html }) => [name, html()] as const);
  const handbook = documents[0]![1];
  // Each is printed once, and read by whoever asks for it.
  const readings = new Map<HtmlDocument, Promise<PdfReading>>();
  const readingOf = (document: HtmlDocument) => {
    const known = readings.get(document) ?? printed(document);
    readings.set(document, known);
    return known;
  };

  it.each(documents)('%s shows the real page of every clause', async (_, document) => {
    const reading = await readingOf(document);
    expect(shownPages(reading)).toEqual(realPages(document, reading));
  });

  it('have bookmarks from the model that lead to the pages in the contents', async () => {
    const reading = await readingOf(handbook);
    const shown = shownPages(reading);
    const pages = new Map(handbook.numbered.map((anchor, index) => [anchor, shown[index]]));
    expect(reading.bookmarks).toEqual(
      handbook.outline.map((chapter) => ({
        title: chapter.title,
        page: pages.get(chapter.anchor),
        children: chapter.children.map(({ title, anchor }) => ({ title, page: pages.get(anchor), children: [] })),
      })),
    );
  });

  it('carry language, title, tags and their own fonts', async () => {
    const reading = await readingOf(handbook);
    expect(reading).toMatchObject({ language, title: edition.standard.title, tagged: true });
    expect([...reading.tags]).toEqual(
      expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Link']),
    );
    expect(reading.fonts.length).toBeGreaterThan(4);
    expect(reading.fonts.filter(({ name, embedded }) => !embedded || !/^Source(Serif4|Sans3)-/.test(name))).toEqual([]);
  });

  it('hold the whole text in the letters of the language', async () => {
    const { text } = await readingOf(handbook);
    for (const clause of edition.sections.flatMap((section) => section.clauses)) {
      for (const part of [clause.title, clause.check, clause.rationale, ...clause.say, ...clause.avoid]) {
        if (part !== null) expect(text).toContain(part);
      }
    }
    expect(text).toContain(letters[language] ?? edition.standard.summary);
    expect(text).not.toMatch(/\ufffd|0123456789/);
  });
});

describe('a long handbook', () => {
  let document: HtmlDocument;
  let reading: PdfReading;
  beforeAll(async () => {
    document = handbookHtml(longEdition(8, 15));
    reading = await printed(document);
  });

  it('shows the real page of all its clauses, and its foot tells the page and how many there are', () => {
    expect(reading.pages.length).toBeGreaterThan(50);
    expect(shownPages(reading)).toEqual(realPages(document, reading));
    reading.pages.slice(1).forEach((page, index) => {
      expect(page.text).toContain(`страница ${index + 2} из ${reading.pages.length}`);
    });
  });

  it('divides words, and each is found as often as it is there', () => {
    const body = document.html.slice(document.html.indexOf('<body')).replace(/<svg[^]*?<\/svg>|<[^>]*>/g, '\n');
    const found = longWordsIn(reading.text);
    // What runs at the head of every page is there more often.
    const titles = longWordsIn([document.title, ...document.outline.map(({ title }) => title)].join(' '));
    const expected = [...longWordsIn(asWritten(body))].filter(([word]) => !titles.has(word));
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.map(([word]) => [word, found.get(word)])).toEqual(expected);
    expect(reading.dividedWords).toBeGreaterThan(10);
    expect(reading.text).not.toMatch(/[\u00ad\u00a0\u2010\u2011]/);
  });

  it('comes out byte for byte the same from two browsers, one of them used before', async () => {
    const document = handbookHtml(sampleEdition('kk'));
    await other.render(handbookHtml(sampleEdition('en')));
    const [one, two] = await Promise.all([renderer.render(document), other.render(document)]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });
});

describe('a cover in the look of the company', () => {
  it.each([
    ['wide', 800, 60],
    ['tall', 40, 400],
    ['tiny', 40, 40],
  ])('shows its colour and a %s logo, and is the same every time', async (_, width, height) => {
    const edition = sampleEdition('en');
    const png = (await plain(width, height, '#ff00ff').png().toBuffer()).toString('base64');
    edition.organisation = { name: 'Nord', colour: '#00703c', logo: { png, width, height, ground: 'light' } };
    const document = handbookHtml(edition);
    const [one, two] = await Promise.all([renderer.render(document), other.render(document)]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const reading = await readPdf(one.bytes);
    expect(reading.pages[0]!.text).toContain('Nord');
    const colours = await coloursOfPage(one.bytes, 1);
    expect(colours.get('#ff00ff')).toBeGreaterThan(20);
    expect([...colours].toSorted(([, a], [, b]) => b - a)[0]![0]).toBe(companyColours('#00703c').light.deep);
  });
});

describe('awkward text', () => {
  function withBody(body: string): EditionDocument {
    const edition = sampleEdition('en');
    edition.sections[0]!.clauses[0]!.body = body;
    return edition;
  }

  it('wraps a word of 10,000 letters', async () => {
    const reading = await printed(handbookHtml(withBody('w'.repeat(10_000))));
    const found = reading.pages.map((page) => page.inFont('SourceSerif4-Regular')).join('');
    expect(found.replace(/\s/g, '').match(/w{9000,}/)?.[0]).toHaveLength(10_000);
  });

  it('repeats the head of a table of 300 rows on every page that it covers', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `| row-${index + 1}. | ${index} |`).join('\n');
    const reading = await printed(handbookHtml(withBody(`| Head of the table | n |\n|---|---|\n${rows}`)));
    const covered = reading.pages.filter((page) => /row-\d+\./.test(page.text));
    expect(covered.length).toBeGreaterThan(4);
    for (const page of covered) expect(page.text).toContain('Head of the table');
    const text = reading.text;
    for (const row of [1, 150, 300]) expect(text).toContain(`row-${row}.`);
  });

  it('keeps letters that the fonts lack from breaking the page, and prints arrows, check marks and emoji', async () => {
    const edition = withBody('שלום 你好 🙂 → ✓ ☐ ✗');
    edition.edition.approvers[0]!.name = 'דנה לוי';
    const reading = await printed(handbookHtml(edition));
    expect(reading.fonts.every(({ name, embedded }) => embedded && /^(Source|NotoEmoji)/.test(name))).toBe(true);
    expect(reading.text).toContain('→ ✓ ☐ ✗');
    expect(reading.pages.some((page) => page.inFont('NotoEmoji-Regular') !== '')).toBe(true);
  });
});

describe('hostile text', () => {
  let canary: Server;
  let address: string;
  const touched: string[] = [];

  beforeAll(async () => {
    canary = createServer((request, response) => {
      touched.push(request.url ?? '');
      response.end('<p>root:x:0:0 canary</p>');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => canary.close(resolve)));

  const places = () => [
    `<img src="${address}/img.png">`,
    `<script src="${address}/script.js"></script><script>fetch('${address}/fetch'); document.write('root:x:0:0')</script>`,
    `<iframe src="${address}/frame"></iframe><object data="${address}/object"></object><embed src="${address}/embed">`,
    `<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object><img src="file:///etc/passwd">`,
    `<style>@import url(${address}/import.css); body { background: url(${address}/background.png) }</style>`,
    `<p style="background: url(${address}/inline.png)">x</p>`,
    `<link rel="stylesheet" href="${address}/sheet.css"><link rel="prefetch" href="${address}/prefetch">`,
    `<link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="//canary.example">`,
    `<video src="${address}/video" poster="${address}/poster"></video><audio src="${address}/audio"></audio>`,
    `<svg><image href="${address}/svg.png"/><use href="${address}/use.svg#a"/></svg>`,
    `<form action="${address}/form"><input autofocus></form>`,
    `<base href="${address}/"><img src="based.png">`,
  ];

  it('in the edition comes out as text and reaches nothing', async () => {
    touched.length = 0;
    const edition = sampleEdition('en');
    const body = [
      ...places(),
      `<meta http-equiv="refresh" content="0;url=${address}/refresh">`,
      `![a picture](${address}/x.png) ![a file](file:///etc/passwd) [a link](file:///etc/passwd)`,
    ].join('\n\n');
    const clause = edition.sections[0]!.clauses[0]!;
    Object.assign(clause, { title: places()[0], body, check: places()[1], say: places(), rationale: places()[4] });
    edition.organisation.name = places()[4]!;
    const reading = await printed(handbookHtml(edition));
    const text = reading.text;
    expect(text).toContain('<meta http-equiv="refresh"');
    expect(text).toContain('a picture');
    expect(text).not.toMatch(/root:x:0:0 canary|daemon:/);
    expect(touched).toEqual([]);
  });

  it('that got past the cleaning reaches nothing either', async () => {
    touched.length = 0;
    const document = handbookHtml(sampleEdition('en'));
    for (const place of places()) {
      const html = document.html.replace('<section class="imprint">', `${place}<section class="imprint">`);
      // Some of it leads a frame away, which fails the document; what comes out must hold nothing from outside.
      const result = await renderer.render({ ...document, html }).catch((error: unknown) => error as Error);
      if (result instanceof Error) expect(result).toMatchObject({ reason: 'refused' });
      else {
        const reading = await readPdf(result.bytes);
        expect(reading.text).not.toMatch(/root:x:0:0|daemon:/);
      }
    }
    expect(touched).toEqual([]);
  });

  it('that leads the page away fails the document', async () => {
    touched.length = 0;
    const document = handbookHtml(sampleEdition('en'));
    for (const target of [`${address}/refresh`, 'file:///etc/passwd', 'data:text/html,root']) {
      const refresh = `<meta http-equiv="refresh" content="0;url=${target}"><style>`;
      const html = document.html.replace('<style>', refresh);
      await expect(renderer.render({ ...document, html })).rejects.toMatchObject({
        code: 'rendering-refused',
        retryable: false,
      });
    }
    expect(touched).toEqual([]);
    expect((await printed(document)).pages.length).toBeGreaterThan(5);
  });
});

describe('a browser that fails', () => {
  it('is replaced under the document, once', async () => {
    const own = new Renderer({ parallel: 1 });
    try {
      const stages: string[] = [];
      const { pages } = await own.render(handbookHtml(longEdition(4, 15)), {
        onProgress: ({ stage }) => {
          stages.push(stage);
          if (stage === 'printing' && stages.filter((one) => one === 'printing').length === 1) kill(own);
        },
      });
      expect(pages).toBeGreaterThan(30);
      expect(stages).toEqual(['waiting', 'loading', 'printing', 'loading', 'printing', 'finishing']);
    } finally {
      await own.close();
    }
  });

  it('and fails again rejects the document as worth another attempt, and the next document comes out', async () => {
    const own = new Renderer({ parallel: 1 });
    try {
      const onProgress = ({ stage }: RenderProgress) => void (stage === 'printing' && kill(own));
      await expect(own.render(handbookHtml(longEdition(4, 15)), { onProgress })).rejects.toMatchObject({
        code: 'rendering-crashed',
        retryable: true,
      });
      expect((await own.render(handbookHtml(sampleEdition('en')))).pages).toBeGreaterThan(5);
    } finally {
      await own.close();
    }
  });

  it('or was killed while idle costs the next document nothing', async () => {
    const own = new Renderer({ parallel: 1 });
    try {
      await own.render(handbookHtml(sampleEdition('en')));
      kill(own);
      expect((await own.render(handbookHtml(sampleEdition('en')))).pages).toBeGreaterThan(5);
    } finally {
      await own.close();
    }
  });

  it('is replaced after its share of documents', async () => {
    const own = new Renderer({ parallel: 1, documentsPerBrowser: 2 });
    try {
      const processes: number[] = [];
      for (let index = 0; index < 3; index++) {
        await own.render(handbookHtml(sampleEdition('en')), {
          onProgress: ({ stage }) => void (stage === 'printing' && processes.push(...own.processes)),
        });
      }
      expect(new Set(processes).size).toBe(2);
      expect(processes[0]).toBe(processes[1]);
    } finally {
      await own.close();
    }
  });

  it('cannot be started: one error tells what was tried', async () => {
    await expect(launchChromium('/nowhere/chromium')).rejects.toThrow(ChromiumUnavailable);
    await expect(launchChromium('/nowhere/chromium')).rejects.toThrow('/nowhere/chromium');
  });

  function kill(own: Renderer): void {
    for (const id of own.processes) process.kill(id, 'SIGKILL');
  }
});

describe('a document that must stop', () => {
  it('stops at its time limit, and the next one comes out', async () => {
    const short = handbookHtml(sampleEdition('en'));
    const long = handbookHtml(longEdition(20, 15));
    const own = new Renderer({ parallel: 1, timeLimit: (length) => (length > short.html.length ? 1 : 60_000) });
    try {
      await expect(own.render(long)).rejects.toMatchObject({ code: 'rendering-too-long', retryable: false });
      expect((await own.render(short)).pages).toBeGreaterThan(5);
    } finally {
      await own.close();
    }
  });

  it('stops when it is no longer wanted, at work or waiting; what is urgent comes before what waited longer', async () => {
    const own = new Renderer({ parallel: 1 });
    const document = handbookHtml(longEdition(8, 15));
    const atWork = new AbortController();
    const inTheQueue = new AbortController();
    try {
      const first = own.render(document, {
        signal: atWork.signal,
        onProgress: ({ stage }) => void (stage === 'printing' && atWork.abort(new Error('withdrawn'))),
      });
      const second = own.render(document, { signal: inTheQueue.signal });
      const begun: string[] = [];
      const next = (name: string, urgent: boolean) => {
        const onProgress = ({ stage }: RenderProgress) => void (stage === 'loading' && begun.push(name));
        return own.render(handbookHtml(sampleEdition('en')), { urgent, onProgress });
      };
      const others = [next('patient', false), next('urgent', true), next('urgent too', true)];
      inTheQueue.abort(new Error('withdrawn as well'));
      await expect(second).rejects.toThrow('withdrawn as well');
      await expect(first).rejects.toThrow('withdrawn');
      for (const { pages } of await Promise.all(others)) expect(pages).toBeGreaterThan(5);
      expect(begun).toEqual(['urgent', 'urgent too', 'patient']);
    } finally {
      await own.close();
    }
  });

  it('is not printed when a place of it is missing', async () => {
    const document = handbookHtml(sampleEdition('en'));
    const html = document.html.replace('id="clause-1-1"', '');
    await expect(renderer.render({ ...document, html })).rejects.toMatchObject({ code: 'rendering-incomplete' });
  });
});
