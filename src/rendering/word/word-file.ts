import type { Readable } from 'node:stream';
import { unpacked } from '../../platform/office/unpacked';
import { zipStream } from '../../platform/office/zip-stream';
import { picturesIn } from '../markdown';
import { readPictureName, type NamedPicture } from '../markdown-writing/picture-name';
import type { PictureContent } from '../picture-content';
import { wordBody } from './word-body';
import { placeholder, wordFrame } from './word-frame';
import { bulletList, relationOf, WordNumbers } from './word-markdown';
import { styleId, wordStyles } from './styles';
import type { WordText } from './word-text';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const document = 'word/document.xml';
const numbering = 'word/numbering.xml';
const styles = 'word/styles.xml';
const relations = 'word/_rels/document.xml.rels';

/**
 * A standard as a Word document. The docx package lays out the frame; the text is written into it while it is sent, for a long one
 * takes it a minute and much memory.
 * @param content of the pictures that the text shows, each of which is asked for when its turn comes
 */
export async function writeWord(text: WordText, content: PictureContent): Promise<Readable> {
  const parts = await unpacked(await wordFrame(text));
  const pictures = picturesOf(text);
  const [before, after] = around(parts[document]!.toString(), placeholder);
  const numbers = new WordNumbers();
  const { [numbering]: listing, ...others } = parts;
  return zipStream({
    ...others,
    [styles]: withTableStyle(parts[styles]!.toString()),
    [document]: body(),
    [relations]: withPictures(parts[relations]!.toString(), pictures),
    ...Object.fromEntries(pictures.map((picture) => [`word/${fileOf(picture)}`, contentOf(picture)])),
    // Last, for only then is known how many lists there are.
    [numbering]: numberingOf(listing!.toString()),
  });

  async function* body(): AsyncGenerator<string> {
    yield before;
    yield* wordBody(text, numbers);
    yield after;
  }

  async function* contentOf(picture: NamedPicture): AsyncGenerator<Uint8Array> {
    yield await content(picture);
  }

  async function* numberingOf(frame: string): AsyncGenerator<string> {
    yield frame.replace('</w:numbering>', '');
    yield* listNumbers(frame, numbers);
    yield '</w:numbering>';
  }
}

/** The pictures that the text shows, each once. */
function picturesOf({ sections }: WordText): NamedPicture[] {
  const texts = sections.flatMap(({ introduction, clauses }) => [
    introduction ?? '',
    ...clauses.map(({ body }) => body),
  ]);
  const names = new Set(texts.flatMap((text) => picturesIn(text).map(({ name }) => name)));
  const pictures = [...names].flatMap((name) => readPictureName(name) ?? []);
  return [...new Map(pictures.map((picture) => [picture.sha256, picture])).values()];
}

function fileOf({ sha256, format }: NamedPicture): string {
  return `media/${sha256}.${format}`;
}

function withPictures(xml: string, pictures: NamedPicture[]): string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
  const related = pictures.map(
    (picture) => `<Relationship Id="${relationOf(picture)}" Type="${type}" Target="${fileOf(picture)}"/>`,
  );
  return xml.replace('</Relationships>', `${related.join('')}</Relationships>`);
}

/** Cuts the document around the paragraph that holds `mark`. */
function around(xml: string, mark: string): [before: string, after: string] {
  const inside = xml.indexOf(mark);
  const [start, end] = [xml.lastIndexOf('<w:p>', inside), xml.indexOf('</w:p>', inside) + '</w:p>'.length];
  if (inside < 0 || start < 0) throw new Error('the frame of the document has no place for its text');
  return [xml.slice(0, start), xml.slice(end)];
}

/** Each list begins anew, as its text says. */
function* listNumbers(frame: string, { starts }: WordNumbers): Generator<string> {
  const formOf = (levelText: string) => {
    const at = frame.indexOf(`w:lvlText w:val="${levelText}"`);
    return /w:abstractNumId="(\d+)"/.exec(frame.slice(frame.lastIndexOf('<w:abstractNum ', at)))![1]!;
  };
  const number = (id: number, form: string, override = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${form}"/>${override}</w:num>`;
  yield number(bulletList, formOf('●'));
  const ordered = formOf('%9.');
  for (const [index, start] of starts.entries()) {
    const levels = Array.from({ length: 9 }, (_, level) => level);
    const overrides = levels.map(
      (level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    yield number(bulletList + 1 + index, ordered, overrides.join(''));
  }
}

/** A style of tables, which the docx package has no words for. */
function withTableStyle(xml: string): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B8C2BD"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
  const style = [
    `<w:style w:type="table" w:customStyle="1" w:styleId="${styleId(wordStyles.table)}"><w:name w:val="${wordStyles.table}"/>`,
    `<w:basedOn w:val="TableNormal"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>`,
    `<w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`,
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E7EEF0"/></w:tcPr></w:tblStylePr>',
    '</w:style>',
  ];
  return xml.replace('</w:styles>', `${style.join('')}</w:styles>`);
}
