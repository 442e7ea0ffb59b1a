import { Document, isScalar, Scalar, type Node } from 'yaml';
import type { Measure } from '../vocabulary';
import { formatVersion, type FileClause, type FileSection, type StandardFile } from './standard-file';
import { writeTitle } from './standard-file.title';

/** A list of phrases longer than this is written one to a line. */
const shortList = 100;

/**
 * The canonical file of a standard, ending with a line end: what says nothing beyond the defaults is left out, and equal
 * standards give equal bytes. The texts must be in their normal form and keep the rules; then reading the file back gives
 * the same standard.
 */
export function writeStandardFile(file: StandardFile): string {
  const parts = [`---\n${frontMatter(file)}---`, ...file.sections.flatMap(writeSection)];
  return `${parts.join('\n\n')}\n`;
}

function frontMatter({ title, language, slug, summary, foreword, glossary, jobRoles }: StandardFile): string {
  const head = {
    etalon: formatVersion,
    title,
    language,
    slug,
    ...(summary !== null && { summary }),
    ...(foreword !== null && { foreword }),
    ...(glossary.length > 0 && { glossary: new Map(glossary.map(({ term, meaning }) => [term, meaning])) }),
    jobRoles: new Map(jobRoles.map((role) => [role.key, role.title])),
  };
  return toYaml(new Document(head));
}

function writeSection({ title, introduction, clauses }: FileSection): string[] {
  return [`# ${writeTitle(title)}`, ...(introduction === null ? [] : [introduction]), ...clauses.flatMap(writeClause)];
}

function writeClause(clause: FileClause): string[] {
  const block = clauseBlock(clause);
  const fence = '`'.repeat(longestRunOfBackticks(block) + 1);
  return [`## ${writeTitle(clause.title)}`, `${fence}clause\n${block}${fence}`, clause.body];
}

function clauseBlock({
  key,
  appliesTo,
  obligation,
  measure,
  check,
  weight,
  rationale,
  say,
  avoid,
}: FileClause): string {
  const document = new Document({
    id: key,
    ...(appliesTo.length > 0 && { appliesTo }),
    ...(obligation !== 'mandatory' && { obligation }),
    ...(measure && { measure: writeMeasure(measure) }),
    ...(check !== null && { check }),
    ...(weight !== 1 && { weight }),
    ...(rationale !== null && { rationale }),
    ...(say.length > 0 && { say }),
    ...(avoid.length > 0 && { avoid }),
  });
  writeList(document.getIn(['appliesTo'], true), appliesTo);
  writeList(document.getIn(['measure', 'target'], true), []);
  writeList(document.get('say', true), say, Scalar.QUOTE_DOUBLE);
  writeList(document.get('avoid', true), avoid, Scalar.QUOTE_DOUBLE);
  return toYaml(document);
}

function writeMeasure({ indicator, comparison, target, unit }: Measure) {
  return { indicator, comparison, ...(target !== null && { target }), ...(unit !== null && { unit }) };
}

function writeList(node: unknown, entries: string[], quotes?: Scalar.Type): void {
  const list = node as { flow?: boolean; items?: Node[] } | undefined;
  if (!list?.items) return;
  list.flow = entries.join('", "').length <= shortList;
  for (const item of list.items) if (isScalar(item) && quotes) item.type = quotes;
}

function toYaml(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function longestRunOfBackticks(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 2);
}
