import { xmlText } from '../../platform/office/xml-text';
import { styleId, wordStyles } from './styles';

/** The XML of paragraphs and what stands in them (ECMA-376 part 1, 17.3). */

export interface Look {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  /** A style of letters. */
  style?: string;
}

export interface ParagraphShape {
  /** By its name. */
  style?: string;
  numbering?: { id: number; level: number };
  /** In twentieths of a point. */
  indent?: number;
  align?: 'center' | 'right' | null;
  keepWithNext?: boolean;
}

/** @param content runs, as XML */
export function paragraph(
  content: string,
  { style, numbering, indent, align, keepWithNext }: ParagraphShape = {},
): string {
  // In the order that the schema wants.
  const properties = [
    style && `<w:pStyle w:val="${styleId(style)}"/>`,
    keepWithNext && '<w:keepNext/>',
    numbering && `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr>`,
    indent && `<w:ind w:left="${indent}"/>`,
    align && `<w:jc w:val="${align}"/>`,
  ].filter(Boolean);
  return `<w:p>${properties.length > 0 ? `<w:pPr>${properties.join('')}</w:pPr>` : ''}${content}</w:p>`;
}

export function run(text: string, look: Look = {}): string {
  return text === '' ? '' : `<w:r>${runProperties(look)}${textElements(text)}</w:r>`;
}

export const lineBreak = '<w:r><w:br/></w:r>';

function runProperties({ bold, italic, strike, style }: Look): string {
  const properties = [
    style && `<w:rStyle w:val="${styleId(style)}"/>`,
    bold && '<w:b/><w:bCs/>',
    italic && '<w:i/><w:iCs/>',
    strike && '<w:strike/>',
  ].filter(Boolean);
  return properties.length > 0 ? `<w:rPr>${properties.join('')}</w:rPr>` : '';
}

/** Lines and tabs are elements beside the text. */
function textElements(text: string): string {
  const pieces = xmlText(text).split(/(\n|\t)/);
  return pieces
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${piece}</w:t>`;
    })
    .join('');
}

const fieldSign = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/** A field with what it shows until it is reckoned anew. */
export function field(instruction: string, shown: string): string {
  return `${fieldStart(instruction)}${shown}${fieldEnd}`;
}

export function fieldStart(instruction: string): string {
  const code = `<w:r><w:instrText xml:space="preserve"> ${xmlText(instruction)} </w:instrText></w:r>`;
  return `${fieldSign('begin')}${code}${fieldSign('separate')}`;
}

export const fieldEnd = fieldSign('end');

/** Within a field a backslash or quotation mark would be a sign of its own. */
export function link(target: string, shown: string): string {
  return field(`HYPERLINK "${target.replace(/["\\\s]/g, encodeURIComponent)}"`, shown);
}

export function bookmark(id: number, name: string): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
}

/** A picture within a text, in pixels of 96 an inch, at most as large as `room` says. */
export interface Drawing {
  /** Of its own in the document. */
  id: number;
  /** How the document is related to the file of the picture. */
  relation: string;
  alt: string;
  width: number;
  height: number;
}

/** In pixels: what the margins of the page and of a cell leave. */
export const drawingRoom = { page: { width: 600, height: 454 }, cell: { width: 170, height: 454 } };

export function drawing(
  { id, relation, alt, width, height }: Drawing,
  room: { width: number; height: number },
): string {
  const scale = Math.min(1, room.width / width, room.height / height);
  // In English Metric Units (ECMA-376 part 1, 20.1.2.1): 9525 to a pixel.
  const [cx, cy] = [width, height].map((pixels) => Math.max(1, Math.round(pixels * scale)) * 9525);
  const main = 'http://schemas.openxmlformats.org/drawingml/2006';
  return [
    `<w:r><w:drawing><wp:inline xmlns:wp="${main}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`,
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${id}" name="Picture ${id}" descr="${xmlText(alt)}"/>`,
    `<a:graphic xmlns:a="${main}/main"><a:graphicData uri="${main}/picture"><pic:pic xmlns:pic="${main}/picture">`,
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="Picture ${id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>`,
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    ` r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`,
    '</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('');
}

/** Cells as XML paragraphs; the first row is the head, which is repeated on each page. */
export function table([head = [], ...rows]: string[][]): string {
  // In twentieths of a point: the width between the margins of the page.
  const width = Math.floor(9070 / Math.max(1, head.length));
  const cell = (content: string) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const row = (cells: string[], properties = '') => `<w:tr>${properties}${cells.map(cell).join('')}</w:tr>`;
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${styleId(wordStyles.table)}"/><w:tblW w:w="5000" w:type="pct"/>`,
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>',
    `<w:tblGrid>${head.map(() => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    row(head, '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>'),
    ...rows.map((cells) => row(cells)),
    '</w:tbl>',
    // Word takes two tables in a row for one.
    paragraph(''),
  ].join('');
}
