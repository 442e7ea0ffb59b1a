import type { Fault } from '../../errors';
import { writeMarkdown, type Block, type List } from '../../rendering/markdown-writing/blocks';
import { writeInline } from '../../rendering/markdown-writing/inline';
import { clauseBookmark } from '../../rendering/word/styles';
import { plainClause, type ClauseText } from '../../vocabulary';
import { normaliseClauseText, normaliseIntroduction, normaliseLine } from '../clause-text.normalisation';
import { clauseTextFaults, introductionFaults, titleFaults } from '../clause-text.rules';
import { fileLimits, type FileClause, type FileSection, type StandardFile } from '../standard-file';
import { UniqueKeys } from '../standard-file.keys';
import { outlineLimits, withoutNumber, type Outline, type OutlinePart, type Role } from './outline';

/** What stands before the first section or clause: at the beginning of the first section, or nowhere. */
export type Before = 'introduction' | 'out';

/** What a standard says about itself, which a document from elsewhere does not. */
export type Head = Omit<StandardFile, 'sections'>;

export interface Placed {
  file: StandardFile;
  /** `field` is `place-<the part>` where one is to blame, otherwise empty. */
  faults: Fault[];
}

/** A section or clause with the parts under it. */
interface Started {
  at: number;
  part: OutlinePart;
  under: OutlinePart[];
}

interface StartedSection extends Started {
  clauses: Started[];
}

/**
 * The document as a standard, when each part has its role. What it says of a clause that `present` has changes title and text of it;
 * what Word does not say, such as its measure, stays.
 */
export function standardOf(outline: Outline, roles: Role[], before: Before, head: Head, present: FileClause[]): Placed {
  const { foreword, sections } = started(outline, roles, head.title);
  if (before === 'introduction') sections[0]?.under.unshift(...foreword);
  const known = new Known(present);
  const keys = new UniqueKeys(new Set(present.map(({ key }) => key)));
  const faults: Fault[] = [];
  const blame = (at: number, found: Fault[]) =>
    faults.push(...found.map(({ line: _, ...fault }) => ({ ...fault, field: `place-${at}` })));
  const written = sections.map((section): FileSection => {
    const title = titleOf(section.part);
    const introduction = normaliseIntroduction(writeMarkdown(blocksOf(section.under)));
    blame(section.at, [...titleFaults('title', title), ...introductionFaults(introduction)]);
    const clauses = section.clauses.map((clause): FileClause => {
      const text = textOf(clause);
      const match = known.take(clause.part.bookmark, text.title);
      const whole = normaliseClauseText({ ...(match ?? plainClause), ...text });
      blame(clause.at, clauseTextFaults(whole, null));
      return { key: match?.key ?? keys.from(whole.title, 'clause'), ...whole };
    });
    return { title, introduction, clauses };
  });
  faults.push(...countFaults(written));
  return { file: { ...head, sections: written }, faults };
}

function countFaults(sections: FileSection[]): Fault[] {
  const clauses = sections.reduce((sum, section) => sum + section.clauses.length, 0);
  if (clauses === 0) return [{ field: '', code: 'document.no-clauses' }];
  const tooMany = (code: string, maximum: number, count: number): Fault[] =>
    count > maximum ? [{ field: '', code, parameters: { maximum, count } }] : [];
  return [
    ...tooMany('too-many-clauses', fileLimits.clauses, clauses),
    ...tooMany('too-many-sections', fileLimits.sections, sections.length),
  ];
}

/** Clauses above the first section get one, called as the standard is. */
function started({ parts }: Outline, roles: Role[], title: string) {
  const foreword: OutlinePart[] = [];
  const sections: StartedSection[] = [];
  let last: Started | null = null;
  parts.forEach((part, at) => {
    const role = roles[at];
    if (role === 'out') return;
    if (role === 'text') return void (last ? last.under : foreword).push(part);
    if (role === 'section') {
      sections.push({ at, part, under: picturesBelow(part), clauses: [] });
      last = sections.at(-1)!;
    } else {
      if (sections.length === 0) sections.push({ at, part: { ...part, words: title }, under: [], clauses: [] });
      last = { at, part, under: saysAll(part) ? [] : picturesBelow(part) };
      sections.at(-1)!.clauses.push(last);
    }
  });
  return { foreword, sections };
}

/** Clauses that are there already, each to be found once: by its mark, else by its title. */
class Known {
  private readonly byBookmark: Map<string, FileClause>;
  private readonly byTitle = new Map<string, FileClause[]>();
  private readonly taken = new Set<FileClause>();

  constructor(clauses: FileClause[]) {
    this.byBookmark = new Map(clauses.map((clause) => [clauseBookmark(clause.key), clause]));
    for (const clause of clauses) {
      const title = clause.title.toLowerCase();
      this.byTitle.set(title, [...(this.byTitle.get(title) ?? []), clause]);
    }
  }

  take(bookmark: string | null, title: string): FileClause | null {
    const candidates = [this.byBookmark.get(bookmark ?? ''), ...(this.byTitle.get(title.toLowerCase()) ?? [])];
    const found = candidates.find((clause) => clause && !this.taken.has(clause)) ?? null;
    if (found) this.taken.add(found);
    return found;
  }
}

/** Where Word numbers a title, what stands at its beginning belongs to it. */
function titleOf({ words, list }: OutlinePart): string {
  return normaliseLine(list ? words : withoutNumber(words));
}

/** A clause that is one sentence says it in its title and its text. */
function textOf({ part, under }: Started): Pick<ClauseText, 'title' | 'body'> {
  const title = titleOf(part);
  const own: OutlinePart = { ...part, look: 'text', list: null, text: withoutNumberIn(part) };
  const body = writeMarkdown(blocksOf([...(saysAll(part) ? [own] : []), ...under]));
  return { title: saysAll(part) ? shortened(title) : title, body: body.trim() === '' ? title : body };
}

function withoutNumberIn({ text, list }: OutlinePart): string {
  return list ? text : withoutNumber(text);
}

function saysAll({ look, words }: OutlinePart): boolean {
  const isTitle = look.startsWith('heading-') || look === 'bold' || look === 'title';
  return !isTitle && (/[.!?…;]$/.test(words) || words.length > outlineLimits.heading);
}

/** The first sentence, or as many of its words as a title may have. */
function shortened(text: string): string {
  const [sentence = text] = text.split(/(?<=[.!?…])\s/u);
  const title = sentence.replace(/[.;]$/, '');
  if ([...title].length <= outlineLimits.heading) return title;
  const cut = [...title].slice(0, outlineLimits.heading).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}

/** Paragraphs of lists come together as lists, and those of a quotation or of code as one. */
function blocksOf(parts: OutlinePart[]): Block[] {
  const blocks: Block[] = [];
  const open: List[] = [];
  for (const part of parts) {
    const last = blocks.at(-1);
    if (part.form !== 'paragraph' || !part.list) open.length = 0;
    if (part.text === '') continue;
    if (part.form === 'blocks') blocks.push({ kind: 'written', text: part.text });
    else if (part.form === 'quote') {
      const paragraph = paragraphOf(part);
      if (last?.kind === 'quote') last.blocks.push(paragraph);
      else blocks.push({ kind: 'quote', blocks: [paragraph] });
    } else if (part.form === 'code') {
      if (last?.kind === 'code') last.text += `\n${part.text}`;
      else blocks.push({ kind: 'code', text: part.text });
    } else if (part.list) addToList(part, part.list, open, blocks);
    else blocks.push(paragraphOf(part));
  }
  return blocks;
}

/** What looked like a heading and is none stays bold. */
function paragraphOf({ look, words, text }: OutlinePart): Block {
  const wasHeading = look.startsWith('heading-');
  const bold = () => writeInline([{ kind: 'text', text: words, marks: [{ kind: 'strong' }] }]);
  return { kind: 'paragraph', text: wasHeading ? [bold(), ...picturesIn(text)].join(' ') : text };
}

/** The pictures in a paragraph, in the Markdown that was written for them. */
function picturesIn(text: string): string[] {
  return text.match(/!\[[^\]]*\]\(picture:[^)]*\)/g) ?? [];
}

/** A title is words alone: the pictures beside them stand below it. */
function picturesBelow(title: OutlinePart): OutlinePart[] {
  const text = picturesIn(title.text).join(' ');
  return text === '' ? [] : [{ ...title, look: 'text', words: '', text, form: 'paragraph', list: null }];
}

function addToList(
  part: OutlinePart,
  { ordered, level, continues }: NonNullable<OutlinePart['list']>,
  open: List[],
  blocks: Block[],
): void {
  const paragraph = paragraphOf(part);
  open.length = Math.min(open.length, level + 1);
  if (continues && open.length > 0) {
    const list = open.at(-1)!;
    list.tight = false;
    return void list.items.at(-1)!.push(paragraph);
  }
  const current = open.length === level + 1 ? open.at(-1) : undefined;
  if (current?.ordered === ordered) return void current.items.push([paragraph]);
  if (current) open.pop();
  const list: List = { kind: 'list', ordered, start: 1, tight: true, items: [[paragraph]] };
  (open.at(-1)?.items.at(-1) ?? blocks).push(list);
  open.push(list);
}
