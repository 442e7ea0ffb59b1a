/** The words of a clause on a poster. */
export interface PosterWords {
  title: string;
  jobRoles: string | null;
  measure: string | null;
  say: string | null;
}

/** Of the sizes in `poster.css`: smaller cannot be read from two metres, larger looks loud. */
const [smallest, largest] = [0.6, 1.7];
const step = 0.05;

/** Millimetres of the sheet that clauses may take, below a head of one line. */
const height = 420 - 14 - 12 - 75;
const width = 297 - 2 * 22;

/** Millimetres that one letter and one line take at scale 1, somewhat more than on an average. */
const title = { letter: 4.9, line: 10.6 };
const fact = { letter: 2.9, line: 7.9 };
/** What stands between the parts of a clause, and around it. */
const spaces = { fact: 5.5, clause: 15 };
const heading = { letter: 10, line: 22 };

/** How large the clauses of a section may be set so that they fit on one sheet A3, in steps; the smallest size where they do not. */
export function posterScale(section: string, introduction: string | null, clauses: PosterWords[]): number {
  const room = height - (linesOf(section, heading.letter, width) - 1) * heading.line;
  let scale = largest;
  while (scale > smallest && heightOf(introduction, clauses, scale) > room) scale -= step;
  return Math.round(Math.max(scale, smallest) * 100) / 100;
}

function heightOf(introduction: string | null, clauses: PosterWords[], scale: number): number {
  const column = width - 26 * scale;
  const ofFact = (text: string | null) =>
    text === null ? 0 : scale * (linesOf(text, fact.letter * scale, column) * fact.line + spaces.fact);
  const ofClause = (words: PosterWords) =>
    scale * (linesOf(words.title, title.letter * scale, column) * title.line + spaces.clause) +
    ofFact(words.jobRoles) +
    ofFact(words.measure) +
    ofFact(words.say);
  return ofFact(introduction) + clauses.reduce((sum, clause) => sum + ofClause(clause), 0);
}

function linesOf(text: string, letter: number, column: number): number {
  return Math.ceil((text.length * letter) / column);
}
