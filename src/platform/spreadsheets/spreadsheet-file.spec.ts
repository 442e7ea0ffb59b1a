import { buffer } from 'node:stream/consumers';
import { DomainError } from '../../errors';
import { cellName, columnName } from './sheet';
import { readSpreadsheet } from './spreadsheet-file';
import { zipStream, type ZipPart } from '../office/zip-stream';

const limits = { bytes: 1024 * 1024, unpackedBytes: 2 * 1024 * 1024, rows: 50 };

const types = (main: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${main}"/></Types>`;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const relations = (...targets: [id: string, kind: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="http://example.test/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A workbook of one sheet, whose parts may be others. */
function workbook(sheetData: string, parts: Record<string, ZipPart> = {}): Promise<Buffer> {
  return buffer(
    zipStream({
      '[Content_Types].xml': types(workbookType),
      '_rels/.rels': relations(['a', 'officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': `<x:workbook xmlns:x="urn:x" xmlns:r="urn:r"><x:sheets><x:sheet name="S" r:id="b"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        ['b', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['c', 'sharedStrings', 'sharedStrings.xml'],
      ),
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
      'xl/sharedStrings.xml':
        '<sst><si><t>shared</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>spoken</t></rPh></si></sst>',
      ...parts,
    }),
  );
}

const read = async (source: Uint8Array) => {
  const { format, rows } = await readSpreadsheet(source, limits);
  return { format, rows: rows.map(({ number, cells }) => [number, ...cells] as const) };
};

async function refusal(source: Uint8Array): Promise<string | undefined> {
  const error: unknown = await readSpreadsheet(source, limits).catch((error: unknown) => error);
  if (!(error instanceof DomainError)) throw error;
  return error.faults[0]?.code;
}

const csv = (text: string) => Buffer.from(text);
const text = (value: string) => ({ kind: 'text', text: value });

describe('a workbook', () => {
  it('is read by the places of its cells, with shared and own texts', async () => {
    const source = await workbook(
      `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="3"/>
       <row r="5"><c t="inlineStr"><is><t>own</t></is></c><c><v>42.5</v></c><c t="b"><v>1</v></c><c s="1"/></row>`,
    );
    expect(await read(source)).toEqual({
      format: 'xlsx',
      rows: [
        [2, [0, text('shared')], [2, text('rich')]],
        [5, [0, text('own')], [1, { kind: 'other', text: '42.5' }], [2, { kind: 'other', text: '1' }]],
      ],
    });
  });

  it('tells formulas and errors from texts, and calculates nothing', async () => {
    const source = await workbook(
      `<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><v>#REF!</v></c></row>`,
    );
    expect((await read(source)).rows).toEqual([
      [
        1,
        [0, { kind: 'formula', text: 'ab' }],
        [1, { kind: 'formula', text: '' }],
        [2, { kind: 'other', text: '#REF!' }],
      ],
    ]);
  });

  it('gives back characters that XML cannot hold', async () => {
    const source = await workbook(`<row r="1"><c t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c></row>`);
    expect((await read(source)).rows).toEqual([[1, [0, text('a\rb_x000D_')]]]);
  });

  const row = (number: number) => `<row r="${number}"><c><v>1</v></c></row>`;
  const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index + 1)).join('');
  const macros = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
  it.each([
    ['has macros', workbook('', { '[Content_Types].xml': types(macros) }), 'spreadsheet.macros'],
    [
      'is a Word document',
      workbook('', { '[Content_Types].xml': types('application/word') }),
      'spreadsheet.not-a-table',
    ],
    ['has no content types', buffer(zipStream({ 'a.txt': 'Hello' })), 'spreadsheet.not-a-table'],
    [
      'begins with a chart',
      workbook('', { 'xl/_rels/workbook.xml.rels': relations(['b', 'chartsheet', 'c.xml']) }),
      'spreadsheet.no-sheet',
    ],
    ['has more rows than allowed', workbook(rows(51)), 'spreadsheet.too-many-rows'],
    ['unpacks to more than allowed', workbook(' '.repeat(3 * 1024 * 1024)), 'spreadsheet.unpacks-too-large'],
    [
      'names an entity of its own',
      workbook('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
      'spreadsheet.broken',
    ],
    [
      'ends in the middle of its XML',
      workbook('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
      'spreadsheet.broken',
    ],
    ['names a text that is not there', workbook('<row><c t="s"><v>9</v></c></row>'), 'spreadsheet.broken'],
    ['is cut off', workbook(rows(9)).then((whole) => whole.subarray(0, 400)), 'spreadsheet.broken'],
  ])('that %s is refused', async (_, source, code) => {
    expect(await refusal(await source)).toBe(code);
  });

  it('of as many rows as allowed is read', async () => {
    expect((await read(await workbook(rows(50)))).rows).toHaveLength(50);
  });

  it('that unpacks to more than it says is refused without being unpacked whole', async () => {
    const honest = await workbook(' '.repeat(1024 * 1024));
    const lying = Buffer.from(honest);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(1024 * 1024 + '<worksheet><sheetData></sheetData></worksheet>'.length);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(100);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at)) small.copy(lying, at);
    expect(lying.equals(honest)).toBe(false);
    expect(await refusal(lying)).toBe('spreadsheet.broken');
  });
});

describe('a file that is no workbook of today', () => {
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  it.each([
    ['an empty file', Buffer.alloc(0), 'spreadsheet.empty'],
    ['a workbook of Excel 97', Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')]), 'spreadsheet.old-format'],
    ['a protected one', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'spreadsheet.protected'],
    ['more than allowed', Buffer.alloc(limits.bytes + 1, 'a'), 'file-too-large'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'not-utf-8'],
    ['text in Windows-1251', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), 'not-utf-8'],
    ['bytes that pass for text', csv('a,b\0'), 'spreadsheet.not-a-table'],
    ['an open quotation mark', csv('"a,b\nc,d'), 'spreadsheet.broken-csv'],
    ['too many lines', csv('a\n'.repeat(51)), 'spreadsheet.too-many-rows'],
  ])('%s is refused', async (_, source, code) => {
    expect(await refusal(source)).toBe(code);
  });
});

describe('a CSV file', () => {
  const expected = [
    [1, [0, text('a')], [1, text('b, c; d')]],
    [3, [0, text('two\nlines')], [1, text('“quoted” "so"')]],
  ];
  const table = (delimiter: string) => `a${delimiter}"b, c; d"\r\n\r\n"two\nlines"${delimiter}"“quoted” ""so"""\r\n`;
  it.each([
    ['commas', csv(table(','))],
    ['semicolons', csv(table(';'))],
    ['tabs', csv(table('\t'))],
    ['the mark of UTF-8', csv(`\ufeff${table(',')}`)],
    ['a delimiter that it names', csv(`sep=|\r\n${table('|')}`)],
    ['UTF-16, as Excel writes Unicode text', Buffer.from(`\ufeff${table('\t')}`, 'utf16le')],
  ])('with %s is read', async (_, source) => {
    expect(await read(source)).toEqual({ format: 'csv', rows: expected });
  });
});

describe('a cell', () => {
  it.each([
    [0, 1, 'A1'],
    [4, 14, 'E14'],
    [25, 2, 'Z2'],
    [26, 3, 'AA3'],
    [701, 4, 'ZZ4'],
    [702, 5, 'AAA5'],
  ])('in column %i of row %i is called %s', (column, row, name) => {
    expect(cellName(column, row)).toBe(name);
    expect(name.startsWith(columnName(column))).toBe(true);
  });
});
