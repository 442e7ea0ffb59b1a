import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { NotFound } from '../errors';
import type { Comparison } from '../rendering/comparison';
import type { EditionDocument } from '../rendering/edition-document';
import { compareTexts } from '../standards/comparison';
import type { DraftContent } from '../standards/draft-content';
import { DraftTexts, fileOf } from '../standards/draft-texts.service';
import type { StandardFile } from '../standards/standard-file';
import { StandardsService, type DraftSummary, type StandardSummary } from '../standards/standards.service';
import { fileOfEdition } from './edition-text';
import { editionStateOf, type EditionState } from './edition.policy';
import { EditionsService, type EditionHead } from './editions.service';

/** A text of a standard that can be compared with another: an edition, or a draft that did not become one. */
export type ComparableText = ComparableEdition | ComparableDraft;

interface ComparableEdition extends Pick<EditionHead, 'id' | 'number' | 'draftId' | 'effectiveDate'> {
  ref: string;
  kind: 'edition';
  state: EditionState;
}

interface ComparableDraft extends DraftSummary {
  ref: string;
  kind: 'draft';
}

/** Two texts, with what differs between them. */
export interface StandardComparison {
  standard: StandardSummary;
  /** All there is to choose from for this person, in the order in which they came about. */
  texts: ComparableText[];
  from: ComparableText;
  to: ComparableText;
  comparison: Comparison;
  /** The drafts that are compared, by id. */
  drafts: Map<number, DraftContent>;
  /** What was frozen of the editions that are compared, by id. */
  editions: Map<number, EditionDocument>;
}

/** More editions than a standard gets in a life. */
const everyEdition = 1000;

/** What differs between two texts of a standard, in as many statements whatever their length. */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standards: StandardsService,
    private readonly editions: EditionsService,
    private readonly draftTexts: DraftTexts,
  ) {}

  /**
   * Compares the texts `from` and `to`, such as `edition-2` and `draft-7`; where they are not named, the latest text with the edition
   * before it.
   * @throws NotFound where the person may not read one of them, or there is none
   */
  async compare(actor: Actor, standardId: number, from?: string, to?: string): Promise<StandardComparison> {
    const standard = await this.standards.get(actor, standardId);
    const texts = await this.texts(actor, standardId);
    const later = chosen(texts, to) ?? texts.at(-1);
    if (!later) throw new NotFound('edition');
    const earlier = chosen(texts, from) ?? before(texts, later);
    const compared = [earlier, later];
    const editions = await this.editions.documents(
      compared.flatMap(({ kind, id }) => (kind === 'edition' ? [id] : [])),
    );
    const drafts = new Map<number, DraftContent>();
    for (const { kind, id } of compared) {
      if (kind === 'draft' && !drafts.has(id))
        drafts.set(id, await this.draftTexts.content(this.dataSource.manager, id));
    }
    const file = ({ kind, id }: ComparableText): StandardFile =>
      kind === 'edition' ? fileOfEdition(editions.get(id)!) : fileOf(drafts.get(id)!);
    return {
      standard,
      texts,
      from: earlier,
      to: later,
      comparison: compareTexts(file(earlier), file(later)),
      drafts,
      editions,
    };
  }

  private async texts(actor: Actor, standardId: number): Promise<ComparableText[]> {
    const { items } = await this.editions.list(actor, standardId, 0, everyEdition);
    const drafts = await this.standards.drafts(actor, standardId);
    // What was frozen of a draft is its text.
    const frozen = new Set(items.map(({ draftId }) => draftId));
    return [
      ...items.map((edition): ComparableText => {
        const { id, number, draftId, effectiveDate } = edition;
        const state = editionStateOf(edition);
        return { ref: `edition-${number}`, kind: 'edition', id, number, draftId, state, effectiveDate };
      }),
      ...drafts
        .filter(({ id }) => !frozen.has(id))
        .toReversed()
        .map((draft): ComparableText => ({ ...draft, ref: `draft-${draft.id}`, kind: 'draft' })),
    ];
  }
}

/** @throws NotFound where a text is named that is not there */
function chosen(texts: ComparableText[], ref: string | undefined): ComparableText | null {
  if (ref === undefined) return null;
  // A draft that was frozen is still known by its own name.
  const text = texts.find((one) => one.ref === ref || (one.kind === 'edition' && `draft-${one.draftId}` === ref));
  if (!text) throw new NotFound(ref.startsWith('draft-') ? 'draft' : 'edition');
  return text;
}

/** What a text is compared with by itself: for a draft the edition in force, for an edition the one before; else the text itself. */
function before(texts: ComparableText[], text: ComparableText): ComparableText {
  const editions = texts.filter(({ kind }) => kind === 'edition');
  const earlier = editions.slice(0, text.kind === 'edition' ? editions.indexOf(text) : undefined);
  return earlier.findLast(({ state }) => state === 'in-force') ?? earlier.at(-1) ?? text;
}
