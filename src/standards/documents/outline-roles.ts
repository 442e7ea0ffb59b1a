import type { Look, Outline, OutlinePart, Role } from './outline';

/** What people said becomes of the parts of a document, where they said anything. */
export interface Choices {
  /** By look. */
  all: ReadonlyMap<Look, Role>;
  /** By the place of the part: what goes before what is said of all that look like it. */
  single: ReadonlyMap<number, Role>;
}

export const noChoices: Choices = { all: new Map(), single: new Map() };

/** What each look would become if nobody said anything: headings tell best, then bold lines, then numbers. */
export function proposedRoles({ parts }: Outline): Map<Look, Role> {
  const present = new Set(parts.map(({ look }) => look));
  const [section, clause] = sectionAndClause(parts);
  return new Map(
    [...present].map((look): [Look, Role] => {
      if (look === section) return [look, 'section'];
      if (look === clause) return [look, 'clause'];
      return [look, look === 'title' || look === 'contents' || look === 'particulars' ? 'out' : 'text'];
    }),
  );
}

/** Where only one look tells, it tells of clauses: a standard without clauses says nothing, one without sections gets one. */
function sectionAndClause(parts: OutlinePart[]): [section: Look | null, clause: Look | null] {
  const [first, second] = headingsIn(parts);
  if (first && second) return [first, second];
  const from = first ? parts.findIndex(({ look }) => look === first) : 0;
  const below = new Set(parts.slice(from).map(({ look }) => look));
  const has = (look: Look): Look | null => (below.has(look) ? look : null);
  if (first) {
    const clause = has('bold') ?? has('numbered-2');
    return clause ? [first, clause] : [null, first];
  }
  if (has('bold')) return has('numbered-2') ? ['bold', 'numbered-2'] : [null, 'bold'];
  return has('numbered-1') && has('numbered-2')
    ? ['numbered-1', 'numbered-2']
    : [null, has('numbered-1') ?? has('numbered-2')];
}

/** The levels of headings that there are, the highest first. */
function headingsIn(parts: OutlinePart[]): Look[] {
  return [...new Set(parts.map(({ look }) => look).filter(isHeading))].sort();
}

function isHeading(look: Look): boolean {
  return look.startsWith('heading-');
}

function isNumbered(look: Look): boolean {
  return look.split('-')[0] === 'numbered';
}

/** What becomes of each part. */
export function rolesOf(outline: Outline, { all, single }: Choices): Role[] {
  const proposed = proposedRoles(outline);
  return outline.parts.map(({ look }, at) => single.get(at) ?? all.get(look) ?? proposed.get(look)!);
}

/** The parts that each can be given a place of their own: whatever looks as if it began something. */
export function placesIn({ parts }: Outline): number[] {
  const begins = ({ look }: OutlinePart) => isHeading(look) || look === 'bold' || look === 'line' || isNumbered(look);
  return parts.flatMap((part, at) => (begins(part) ? [at] : []));
}

/**
 * The document with what only all of its parts together tell: a heading that stands alone above all others is its title, where
 * headings tell sections from clauses a numbered list is no more than a list, and where nothing looks like a heading, every line may
 * be one.
 */
export function withDocumentLooks(outline: Outline): Outline {
  const parts = outline.parts.map((part) => ({ ...part }));
  let { title } = outline;
  const headings = parts.filter(({ look }) => isHeading(look));
  const [top] = headingsIn(parts);
  const alone = headings.filter(({ look }) => look === top).length === 1;
  if (title === '' && alone && headings.length > 1 && headings[0]!.look === top) {
    title = headings[0]!.words;
    headings[0]!.look = 'title';
  }
  if (headingsIn(parts).length > 1) {
    for (const part of parts) if (part.list && isNumbered(part.look)) part.look = 'text';
  }
  if (placesIn({ ...outline, parts }).length === 0) {
    for (const part of parts) if (isLine(part)) part.look = 'line';
  }
  return { ...outline, title, parts };
}

const longestLine = 100;

function isLine({ look, form, list, words }: OutlinePart): boolean {
  return look === 'text' && form === 'paragraph' && !list && words !== '' && words.length <= longestLine;
}
