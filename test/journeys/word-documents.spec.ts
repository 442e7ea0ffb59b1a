import { Paragraph } from 'docx';
import { wordLimits } from '../../src/standards/documents/word-package';
import { draftIn, type TestDraft } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, sendFields, sendFile } from '../support/pages';
import { companyDocument, rawWord, wordOf } from '../support/word-documents';

let etalon: TestEtalon;
let hr: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
});
afterAll(() => etalon.stop());

const newHead = { title: 'Service at Nord', language: 'en', otherJobRoles: 'Operator' };
const placesIn = (text: string) =>
  [...text.matchAll(/placing-(section|clause|text|out)">[\s\S]*?<label[^>]*><span[^>]*>([^<]*)/g)].map(
    ([, role, title]) => [title, role],
  );
const fieldOf = (text: string, title: string) =>
  new RegExp(`<label for="(place-\\d+)"><span[^>]*>${title}<`).exec(text)![1]!;

describe('a company’s Word document', () => {
  it('is placed, shown and made a standard', async () => {
    const { text } = await sendFile(hr.client, '/standards/new', await companyDocument()).expect(200);
    expect(text).toContain('value="Service at Nord"');
    expect(text).toContain('<option value="en" selected>');
    expect(placesIn(text)).toEqual([
      ['1. On the phone', 'section'],
      ['1.1. Answer by the third ring', 'clause'],
      ['1.2. Say goodbye', 'clause'],
      ['2. At the desk', 'section'],
      ['2.1. Stand up', 'clause'],
      ['Form of the register', 'clause'],
    ]);
    expect(text).toContain('Approved by the director on 1 March.');
    expect(text).toMatch(
      /id="pictures"[\s\S]*<img src="data:image\/webp;base64,[^"]+" alt="">[\s\S]*<span[^>]*>1.1. Answer by the third ring</,
    );

    const choices = { [fieldOf(text, 'Form of the register')]: 'text', before: 'out' };
    const shown = await sendFields(hr.client, '/standards/new/document', {
      ...hiddenFields(text),
      ...newHead,
      ...choices,
    }).expect(200);
    expect(shown.text).toContain('2 sections, 3 clauses');
    const made = await sendFields(hr.client, '/standards/new', hiddenFields(shown.text)).expect(303);
    const { text: file } = await page(hr.client, `${made.headers['location']}/export`).expect(200);
    expect(file.slice(file.indexOf('# On')).replace(/[0-9a-f]{64}/, 'hash')).toBe(
      [
        '# On the phone',
        'How we speak on the phone.',
        '## Answer by the third ring',
        '```clause\nid: answer-by-the-third-ring\n```',
        'The operator answers by the **third** ring. (By the clock of the call centre.)',
        '1. Greet\n2. Listen',
        '![](picture:hash-9x9.png)',
        '## Say goodbye',
        '```clause\nid: say-goodbye\n```',
        '- Thank\n  - by name',
        '| When | Words |\n| --- | --- |\n| Morning | Have a good day |',
        '# At the desk',
        '## Stand up',
        '```clause\nid: stand-up\n```',
        'Whoever sits stands up.',
        '**Form of the register**',
        'Appendix to be filled in.\n',
      ].join('\n\n'),
    );
  });

  it('that is placed wrongly is shown once more with every choice, and nothing is saved', async () => {
    const { text } = await sendFile(hr.client, '/standards/new', await companyDocument()).expect(200);
    const own = fieldOf(text, '2.1. Stand up');
    const again = await sendFields(hr.client, '/standards/new/document', {
      ...hiddenFields(text),
      title: ' ',
      language: 'en',
      'look-heading-2': 'text',
      'look-heading-1': 'out',
      [own]: 'out',
      before: 'out',
    }).expect(422);
    expect(again.text).toContain('<title>Error: What is what in the document · Etalon</title>');
    expect(again.text).toContain('<a href="#title">');
    expect(again.text).toContain('<a href="#jobRoles">');
    expect(again.text).toContain('Nothing is a clause.');
    expect(again.text).toMatch(/id="look-heading-2"[^>]*>.*<option value="text" selected>/);
    expect(again.text).toMatch(new RegExp(`id="${own}"[^>]*>.*<option value="out" selected>`));
    expect(again.text).toMatch(/name="before" value="out" checked/);
    expect(hiddenFields(again.text)).toEqual(hiddenFields(text));
  });

  it('tells of a text that is too long at the heading above it', async () => {
    const document = await wordOf([
      new Paragraph({ text: 'One', heading: 'Heading1' }),
      new Paragraph({ text: 'A long clause', heading: 'Heading2' }),
      new Paragraph('word '.repeat(2500)),
    ]);
    const { text } = await sendFile(hr.client, '/standards/new', document).expect(200);
    const { text: again } = await sendFields(hr.client, '/standards/new/document', {
      ...hiddenFields(text),
      ...newHead,
    }).expect(422);
    const field = fieldOf(again, 'A long clause');
    expect(again).toContain(`<a href="#${field}">A long clause: Expected at most 10,000 characters, found 12,499`);
    expect(again).toContain(`id="${field}-fault"`);
  });

  it('of which nothing says what is a heading is placed line by line', async () => {
    const document = await wordOf(['Greeting', 'Everybody greets everybody.'].map((line) => new Paragraph(line)));
    const { text } = await sendFile(hr.client, '/standards/new', document).expect(200);
    expect(placesIn(text).map(([, role]) => role)).toEqual(['text', 'text']);
    const shown = await sendFields(hr.client, '/standards/new/document', {
      ...hiddenFields(text),
      ...newHead,
      [fieldOf(text, 'Greeting')]: 'clause',
    }).expect(200);
    expect(shown.text).toContain('1 section, 1 clause');
  });
});

describe('a file that is no such document', () => {
  const deep = (depth: number) =>
    `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
  const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['of Word 97', () => Buffer.concat([compound, Buffer.from('WordDocument', 'utf16le')]), 'Save it as .docx'],
    [
      'under a password',
      () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      'Save it without one',
    ],
    [
      'with macros',
      () => rawWord('', { '[Content_Types].xml': `<Types><Override ContentType="${macros}"/></Types>` }),
      'The document has macros',
    ],
    [
      'that is a workbook',
      () => rawWord('', { '[Content_Types].xml': '<Types/>' }),
      'Expected a Word document (.docx)',
    ],
    ['that is cut off', async () => (await companyDocument()).subarray(0, 3000), 'damaged or cut off'],
    ['whose XML ends in its middle', () => rawWord('<w:p>'), 'damaged or cut off'],
    [
      'that names an entity of its own',
      () => rawWord('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
      'damaged or cut off',
    ],
    ['of tables within tables', () => rawWord(deep(500)), 'damaged or cut off'],
    ['that says nothing', () => rawWord('<w:p/>'), 'The document has no text'],
    ['that unpacks without end', () => rawWord(' '.repeat(wordLimits.unpackedBytes)), 'unpacks to more than 24 MB'],
    ['of 100,000 paragraphs', () => rawWord('<w:p/>'.repeat(100_000)), 'Expected at most 20,000 paragraphs'],
    [
      'of too many pieces',
      () => rawWord(`<w:p>${'<w:r/>'.repeat(wordLimits.signs)}</w:p>`),
      'too long to be read at once',
    ],
    ['of too many headings', () => rawWord('<w:p><w:r><w:t>1. A</w:t></w:r></w:p>'.repeat(3001)), 'found 3,001'],
    [
      'with huge pictures',
      () =>
        rawWord('<w:p/>', { 'word/media/image1.png': 'x' }).then((small) =>
          Buffer.concat([small, Buffer.alloc(wordLimits.bytes)]),
        ),
      'Expected a document of at most 20 MB',
    ],
  ])('%s is refused', async (_, document, message) => {
    const { text } = await sendFile(hr.client, '/standards/new', await document()).expect(422);
    expect(text).toContain(message);
    expect(text).toContain('<input id="file" name="file"');
  });

  it('is refused where the form was tampered with', async () => {
    for (const outline of ['', 'nothing', 'H4sIAAAAAAAAA6tWKsgsTlWyUvJIzcnJVwjPL8pJUaoFAOnOEioVAAAA'])
      await sendFields(hr.client, '/standards/new/document', { ...newHead, outline }).expect(422);
  });
});

describe('a document for a draft', () => {
  let draft: TestDraft;
  beforeEach(async () => {
    draft = await draftIn(etalon, 'drafting');
  });

  const download = (path: string) =>
    draft.leader.client
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200)
      .expect('Content-Type', /wordprocessingml/)
      .expect('Content-Disposition', /attachment; filename=.*\.docx/);

  it('that went out as Word changes nothing when it comes back', async () => {
    const { body } = await download(`/drafts/${draft.draftId}/export?format=docx`);
    const { text } = await sendFile(draft.leader.client, `/drafts/${draft.draftId}/import`, body as Buffer).expect(200);
    expect(text).toContain('Particulars that Etalon added');
    expect(text).not.toContain('name="title"');
    const path = `/drafts/${draft.draftId}/import/document`;
    const { text: plan } = await sendFields(draft.leader.client, path, hiddenFields(text)).expect(200);
    expect(plan).toContain('<h1>Nothing to change</h1>');
  });

  it('is planned against the present text, and carried out when it is confirmed', async () => {
    const path = `/drafts/${draft.draftId}/import`;
    const { text } = await sendFile(draft.leader.client, path, await companyDocument()).expect(200);
    const { text: plan } = await sendFields(draft.leader.client, `${path}/document`, hiddenFields(text)).expect(200);
    expect(plan).toContain('New clauses');
    expect(plan).toContain(`action="${path}"`);
    await sendFields(draft.leader.client, path, hiddenFields(plan)).expect(303);
    const { text: file } = await page(draft.leader.client, `/drafts/${draft.draftId}/export`).expect(200);
    expect(file).toContain('## Answer by the third ring');
  });

  it('is for who leads it; others get it out, strangers do not', async () => {
    const fields = { outline: 'nothing' };
    const member = await etalon.person('hr');
    await page(draft.leader.client, `/drafts/${draft.draftId}/import/document`).expect(303);
    const stranger = await etalon.person();
    await sendFields(stranger.client, `/drafts/${draft.draftId}/import/document`, fields).expect(404);
    await page(stranger.client, `/drafts/${draft.draftId}/export?format=docx`).expect(404);
    await stranger.client.get(`/api/drafts/${draft.draftId}/export?format=docx`).expect(404);
    await sendFields(stranger.client, '/standards/new/document', fields).expect(403);
    await member.client.get(`/api/drafts/${draft.draftId}/export?format=docx`).expect(200);
    await member.client.get(`/api/drafts/${draft.draftId}/export?format=pdf`).expect(422);
  });
});

describe('Markdown that was not written for Etalon', () => {
  it('is placed as a document is', async () => {
    const source =
      '# Our service\n\nForeword.\n\n## Phone\n\n### Answer\n\nBy the *third* ring.\n\n### Thank\n\n- by name\n';
    const { text } = await sendFile(hr.client, '/standards/new', source).expect(200);
    expect(text).toContain('value="Our service"');
    expect(placesIn(text)).toEqual([
      ['Phone', 'section'],
      ['Answer', 'clause'],
      ['Thank', 'clause'],
    ]);
    const shown = await sendFields(hr.client, '/standards/new/document', {
      ...hiddenFields(text),
      ...newHead,
      title: 'Our service',
    }).expect(200);
    const made = await sendFields(hr.client, '/standards/new', hiddenFields(shown.text)).expect(303);
    const { text: file } = await page(hr.client, `${made.headers['location']}/export`).expect(200);
    expect(file).toContain('# Phone\n\nForeword.\n\n## Answer');
    expect(file).toContain('By the *third* ring.');
  });
});
