import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { ChoiceField, IdField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize } from '../platform/http/page';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { CitationsService } from './citations.service';
import { presentCitingPage } from './citing-page.presenter';
import { NewCitationDto, SourceQuery } from './evidence.dto';
import { sourceFilter } from './evidence-input';
import { citingPath } from './evidence.presenter';
import { SourcesService } from './sources.service';

class CitingForm {
  @ChoiceField(['cite', 'withdraw'] as const) act!: 'cite' | 'withdraw';
  @Type(() => Number) @IdField() sourceId!: number;
}

/** Why one clause exists: what it cites, and what else it could cite. */
@Pages()
@SignedIn()
export class CitingPages {
  constructor(
    private readonly citations: CitationsService,
    private readonly sources: SourcesService,
  ) {}

  @Get('drafts/:draftId/clauses/:id/evidence')
  async clause(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: SourceQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, draftId, id, query, emptyForm);
  }

  @Post('drafts/:draftId/clauses/:id/evidence')
  async act(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: SourceQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act, sourceId } = await readForm(CitingForm, { act: sent?.['act'], sourceId: sent?.['sourceId'] });
    try {
      if (act === 'withdraw') await this.citations.withdraw(actor, draftId, id, sourceId);
      else {
        const wanted = { sourceId: numberOf(sent, 'sourceId'), note: textOf(sent, 'note').trim() || null };
        const { note } = await readForm(NewCitationDto, wanted);
        await this.citations.cite(actor, draftId, id, sourceId, note ?? null);
      }
      seeOther(reply, citingPath(draftId, id));
    } catch (error) {
      const field = `note-${sourceId}`;
      const labels = { note: { label: translate(actor.language, 'evidence.citing.note') } };
      const { values, faults, summary, status } = refusedForm(error, sent, labels, actor.language);
      const form = {
        values: { [field]: values['note'] ?? '' },
        faults: faults['note'] ? { [field]: faults['note'] } : {},
        summary: summary && summary.map((told) => ({ ...told, field: told.field && field })),
        status,
      };
      await this.show(reply, actor, draftId, id, query, form);
    }
  }

  private async show(
    reply: FastifyReply,
    actor: Actor,
    draftId: number,
    id: number,
    query: SourceQuery,
    form: FormView,
  ): Promise<void> {
    const reasons = await this.citations.ofClause(actor, draftId, id);
    const filter = sourceFilter(query);
    const { after = 0, limit = defaultPageSize } = query;
    const list = await this.sources.list(actor, reasons.inHand.draft.standardId, filter, after, limit);
    showPage(reply, 'citing', presentCitingPage(reasons, list, filter, form, actor.language), form.status);
  }
}
