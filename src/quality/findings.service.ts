import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { Fault } from '../errors';
import { normaliseClauseText } from '../standards/clause-text.normalisation';
import type { DraftContent } from '../standards/draft-content';
import { DraftGates } from '../standards/draft-gates';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { DraftTexts } from '../standards/draft-texts.service';
import type { ClauseText, Language } from '../vocabulary';
import { grouped, isBlocking, judged, type JudgedFinding, type JudgingGround } from './judgement';
import { judgingGround } from './judging-ground';

/** A clause of a draft with what is found in it, and the section it stands in. */
export interface JudgedClause {
  id: number;
  /** `2.3` */
  number: string;
  sectionId: number;
  text: ClauseText;
  findings: JudgedFinding[];
}

export interface JudgedDraft {
  inHand: DraftInHand;
  content: DraftContent;
  /** In the order of reading, those without a finding too. */
  clauses: JudgedClause[];
}

/** What is found in a draft: computed from its present text whenever it is asked for, so it is never out of date. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly texts: DraftTexts,
    gates: DraftGates,
  ) {
    gates.keep('quality', (manager, draft) => this.blockingIn(manager, draft.id));
  }

  async ofDraft(actor: Actor, draftId: number): Promise<JudgedDraft> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const content = await this.texts.content(manager, draftId);
    return { inHand, content, clauses: await this.in(draftId, content, manager) };
  }

  /** The findings of `content`, the present text of a draft that the caller knows may be read. One statement. */
  async in(draftId: number, content: DraftContent, manager = this.dataSource.manager): Promise<JudgedClause[]> {
    return clausesOf(content, await judgingGround(manager, content.language, draftId));
  }

  /**
   * The findings of a text of a clause, saved or only typed, in a draft that the caller knows may be read. One statement.
   *
   * @param clauseId null for a clause that is not there yet
   */
  async ofText(
    draftId: number,
    clauseId: number | null,
    text: ClauseText,
    language: Language,
  ): Promise<JudgedFinding[]> {
    const ground = await judgingGround(this.dataSource.manager, language, draftId, clauseId ?? nowhere);
    return judged(clauseId ?? nowhere, normaliseClauseText(text), language, ground);
  }

  private async blockingIn(manager: EntityManager, draftId: number): Promise<Fault[]> {
    return blockingFaults(await this.in(draftId, await this.texts.content(manager, draftId), manager));
  }
}

/** Not the id of any clause. */
const nowhere = 0;

function clausesOf({ language, sections }: DraftContent, ground: JudgingGround): JudgedClause[] {
  return sections.flatMap((section) =>
    section.clauses.map(({ id, number, text }) => ({
      id,
      number,
      sectionId: section.id,
      text,
      findings: judged(id, text, language, ground),
    })),
  );
}

/** What keeps these clauses from the approvers, a fault for each clause; its field is the clause. */
export function blockingFaults(clauses: readonly JudgedClause[]): Fault[] {
  return clauses.flatMap(({ id, number, text, findings }) => {
    const blocking = grouped(findings.filter(isBlocking));
    const first = blocking[0]?.[0];
    if (!first) return [];
    const parameters = { number, title: text.title, quote: first.passage.quote, count: blocking.length };
    return [
      { field: `clauses.${id}`, code: `quality.${first.rule as 'forbidden-word' | 'contradiction'}`, parameters },
    ];
  });
}
