import { isDeepStrictEqual } from 'node:util';
import { Get, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { NotFound } from '../errors';
import { WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { ClauseRedline } from '../rendering/redline/clause-redline';
import type { RevisionSummary } from '../standards/clauses.service';
import { DraftReading, type Outline } from '../standards/draft-reading.service';
import { emptyForm } from '../ui/form';
import { Pages, showPage } from '../ui/page';
import type { ClauseText, Language } from '../vocabulary';
import { commentPath } from './comment-path';
import { ClauseOrigins, type ShapingComment } from './traces/clause-origins.service';

class RevisionsQuery {
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 1 }) from?: number;
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 1 }) to?: number;
  @Type(() => Number) @WholeNumberField({ optional: true, minimum: 1 }) after?: number;
}

/** More texts than a clause ever gets in a year; older ones are a page further. */
const pageSize = 200;

@Pages()
export class RevisionsPages {
  constructor(
    private readonly origins: ClauseOrigins,
    private readonly drafts: DraftReading,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/clauses/:id/revisions')
  async revisions(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: RevisionsQuery,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items, next } = await this.origins.read(actor, draftId, id, query.after, pageSize);
    const { outline } = await this.drafts.outline(actor, draftId);
    const newest = items[0];
    if (!newest) throw new NotFound('clause');
    const to = items.find(({ number }) => number === query.to) ?? newest;
    const before = items.find(({ number }) => number < to.number) ?? to;
    const from = items.find(({ number }) => number === query.from) ?? before;
    const path = `/drafts/${draftId}/clauses/${id}`;
    const choices = (chosen: RevisionSummary) =>
      items.map(({ number }) => ({ value: number, label: String(number), chosen: number === chosen.number }));
    showPage(reply, 'revisions', {
      draft: { id: draftId, title: outline.title, language: outline.language },
      clause: { id, title: newest.text.title },
      number: outline.clauses.find((clause) => clause.id === id)?.number ?? '—',
      form: emptyForm,
      several: items.length > 1,
      earlier: choices(from),
      later: choices(to),
      from: from.number,
      to: to.number,
      fields: differences(from.text, to.text, outline, language),
      revisions: items.map((revision, index) => ({
        ...revision,
        comparison: items[index + 1]
          ? `${path}/revisions?from=${items[index + 1]!.number}&to=${revision.number}`
          : null,
        comments: revision.comments.map(presentShaping),
      })),
      next,
    });
  }
}

/** Every field in which two texts of a clause differ, as a redline. */
function differences(from: ClauseText, to: ClauseText, { jobRoles, language: ofText }: Outline, language: Language) {
  const changed = (Object.keys(to) as (keyof ClauseText)[]).filter(
    (field) => !isDeepStrictEqual(from[field], to[field]),
  );
  return new ClauseRedline(ofText, language, { before: jobRoles, after: jobRoles }).fields(from, to, changed);
}

/** A comment as the history of a clause names it. */
function presentShaping(comment: ShapingComment) {
  return { ...comment, path: commentPath(comment), excerpt: excerptOf(comment.text) };
}

const excerptLength = 160;

function excerptOf(text: string): string {
  return text.length > excerptLength ? `${text.slice(0, excerptLength - 1).trimEnd()}…` : text;
}
