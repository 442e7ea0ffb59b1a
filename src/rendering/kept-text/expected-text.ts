import type { PdfFile } from '../pdf/pdf-file';
import { textsOfHtml } from './html-text';
import { unknownLetter, type TextReading } from './page-text';
import { readingOrder } from './reading-order';

// White space, and what is there only to shape or break lines: two texts that differ in these alone say the same.
const shapeless = /[\s\p{Cf}\p{Cc}\ufe00-\ufe0f]+/gu;

// Those of a finished document are all the one of a keyboard.
const hyphens = /[\u2010\u2011]/g;

const unknown = unknownLetter.charCodeAt(0);

/** Letters of scripts that run from right to left: a line of both directions is painted in another order than it is read. */
const fromRightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const lettersAndFigures = /[\p{L}\p{N}]/u;
const ofOurLanguages = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}\p{P}]/u;

/** What is compared of a text: its letters, however its lines are broken. Ligatures are named by their letters in the PDF already. */
export function essence(text: string): string {
  return text.normalize('NFC').replace(shapeless, '').replace(hyphens, '-');
}

/** The text that a document has to show when it is printed. */
export class ExpectedText {
  /** Block by block. */
  private readonly texts: string[];
  /** The blocks whose letters stand in the order in which they are read, and those that hold others. */
  private readonly straight: string[];
  private readonly turned: string[];
  private readonly essenceOfStraight: string;

  constructor(html: string) {
    this.texts = textsOfHtml(html);
    const isTurned = (text: string) => fromRightToLeft.test(text);
    this.turned = this.texts.filter(isTurned);
    this.straight = this.turned.length === 0 ? this.texts : this.texts.filter((text) => !isTurned(text));
    this.essenceOfStraight = essence(this.straight.join(''));
  }

  /**
   * The words that a printed document lost; none when all of its text is there, letter by letter and in order. What is there beside it, such as list
   * markers, repeated heads of tables and hyphens, is no fault. Blocks with letters that run from right to left are only
   * compared by how often each letter is there.
   */
  lostIn(pdf: PdfFile, reading: TextReading): string[] {
    const letters = reading.letters();
    const painted = essence(reading.text);
    if (this.isIn(painted, letters)) return [];
    // Columns that go on over several pages and what is positioned are painted in another order than they are read.
    const read = essence(inReadingOrder(pdf, reading));
    if (this.isIn(read, letters)) return [];
    return wordsLost(isWithin(this.essenceOfStraight, read, letters) ? this.turned : this.straight, read);
  }

  /** @param letters all letters of the fonts */
  private isIn(printed: string, letters: ReadonlySet<string>): boolean {
    if (!isWithin(this.essenceOfStraight, printed, letters)) return false;
    return this.turned.length === 0 || hasLetters(essence(this.texts.join('')), printed, letters);
  }
}

/** The words of the texts that are nowhere; when each is somewhere, those of the first text that is not where it should be. */
function wordsLost(texts: readonly string[], printed: string): string[] {
  const joined = printed.replaceAll('-', '');
  const placeOf = (text: string, from = 0) => joined.indexOf(essence(text).replaceAll('-', ''), from);
  const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  const nowhere = texts.filter((text) => placeOf(text) < 0);
  const lost = nowhere.flatMap(wordsOf).filter((word) => placeOf(word) < 0);
  if (lost.length > 0) return lost;
  let from = 0;
  const displaced = texts.find((text) => (from = placeOf(text, from)) < 0);
  return wordsOf(displaced ?? texts.at(-1) ?? '');
}

function inReadingOrder(pdf: PdfFile, reading: TextReading): string {
  const placeOf = ({ page, mark }: { page: number; mark: number }) => `${page} ${mark}`;
  const pieces = Map.groupBy(reading.shown, placeOf);
  return readingOrder(pdf)
    .flatMap((content) => pieces.get(placeOf(content)) ?? [])
    .map((piece) => reading.textOf(piece))
    .join('');
}

/** Whether `text` is left when some of `printed` is taken away. */
function isWithin(text: string, printed: string, letters: ReadonlySet<string>): boolean {
  let found = 0;
  for (let at = 0; at < printed.length && found < text.length; at++) {
    const unit = printed.charCodeAt(at);
    if (unit === text.charCodeAt(found)) found++;
    else if (unit === unknown) found = endOfUnknown(text, found, letters);
  }
  return found >= text.length;
}

/** One glyph may stand for several signs, such as a family of emoji. */
function endOfUnknown(text: string, from: number, letters: ReadonlySet<string>): number {
  let end = from;
  while (end < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(end)!);
    if (!mayBeUnknown(letter, letters)) break;
    end += letter.length;
  }
  return end;
}

/** One face may have a sign that another lacks; what our languages are written with, all of them have. */
function mayBeUnknown(letter: string, letters: ReadonlySet<string>): boolean {
  return !letters.has(letter) || !ofOurLanguages.test(letter);
}

function hasLetters(text: string, printed: string, letters: ReadonlySet<string>): boolean {
  const there = counts(printed);
  let unknowns = there.get(unknownLetter) ?? 0;
  for (const [letter, count] of counts(text)) {
    if (!lettersAndFigures.test(letter)) continue;
    const missing = count - (there.get(letter) ?? 0);
    if (missing <= 0) continue;
    if (!mayBeUnknown(letter, letters)) return false;
    unknowns -= missing;
  }
  return unknowns >= 0;
}

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const letter of text) found.set(letter, (found.get(letter) ?? 0) + 1);
  return found;
}
