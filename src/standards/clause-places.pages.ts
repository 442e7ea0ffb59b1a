import { Body, Get, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { Forbidden, NotFound, Stale } from '../errors';
import { DraftLife } from './draft-life.service';
import { fieldFindings } from '../quality/finding-views';
import { FindingsService } from '../quality/findings.service';
import { IdField, WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { clauseView } from '../rendering/clause-view';
import { clauseFields, clauseForm, refusedClauseForm, sentClauseText } from './clause-form';
import { readForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import { plainClause, type ClauseText, type Language } from '../vocabulary';
import { ClausePlaces } from './clause-places.service';
import { ClausesService } from './clauses.service';
import { DraftReading } from './draft-reading.service';
import { mayWriteSection } from './draft.policy';

class PlaceForm {
  @Type(() => Number) @IdField() sectionId!: number;
  @Type(() => Number) @WholeNumberField({ minimum: 1, maximum: 5000 }) position!: number;
}

class RemovalForm {
  @Type(() => Number) @WholeNumberField({ minimum: 1 }) version!: number;
}

/** Clauses come, go, come back and change places. */
@Pages()
export class ClausePlacesPages {
  constructor(
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
    private readonly places: ClausePlaces,
    private readonly drafts: DraftReading,
    private readonly findings: FindingsService,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/sections/:id/clauses/new')
  async beginning(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() sectionId: number,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = clauseForm({ ...plainClause, title: '', body: '' });
    await this.showNew(actor, draftId, sectionId, form, null, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/clauses/new')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() sectionId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { id } = await this.places.add(actor, draftId, sectionId, sentClauseText(sent), null);
      seeOther(reply, `/drafts/${draftId}/clauses/${id}`);
    } catch (error) {
      const form = refusedClauseForm(error, sent, language);
      await this.showNew(actor, draftId, sectionId, form, sentClauseText(sent), language, reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/place')
  async move(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sectionId, position } = await readForm(PlaceForm, sent);
    await this.places.move(actor, draftId, id, sectionId, position);
    seeOther(reply, `/drafts/${draftId}/clauses/${id}`);
  }

  @SignedIn()
  @Get('drafts/:draftId/clauses/:id/removal')
  async removal(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showRemoval(actor, draftId, id, null, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(RemovalForm, sent);
    try {
      await this.places.remove(actor, draftId, id, version);
      seeOther(reply, `/drafts/${draftId}/text`);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      const { name } = error.data['changedBy'] as { name: string };
      await this.showRemoval(actor, draftId, id, name, reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/restoration')
  async restore(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.places.restore(actor, draftId, id);
    seeOther(reply, `/drafts/${draftId}/clauses/${id}`);
  }

  /** @param typed what was sent and refused; null where nothing is written yet, so nothing is found either */
  private async showNew(
    actor: Actor,
    draftId: number,
    sectionId: number,
    form: FormView,
    typed: ClauseText | null,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    const { inHand, outline } = await this.drafts.outline(actor, draftId);
    const section = outline.sections.find(({ id }) => id === sectionId);
    if (!section) throw new NotFound('section');
    this.life.requireOpenText(inHand);
    if (!mayWriteSection(actor, inHand.participation, sectionId)) {
      throw new Forbidden('not-responsible', { clause: section.title });
    }
    const textLanguage = outline.language;
    const text = typed ?? { ...plainClause, title: '', body: '' };
    const findings = typed ? await this.findings.ofText(draftId, null, text, textLanguage) : [];
    const view = {
      draft: { id: draftId, title: outline.title, language: textLanguage },
      heading: translate(language, 'pages.clause.new'),
      back: { path: `/drafts/${draftId}/text#section-${sectionId}`, title: section.title, lang: outline.language },
      action: `/drafts/${draftId}/sections/${sectionId}/clauses/new`,
      base: null,
      keep: { key: `${actor.id}/new/${draftId}/${sectionId}`, version: outline.clauses.length },
      form,
      findings: fieldFindings(findings, { draftId, clauseId: 0, text, textLanguage, language, mayAct: false }),
      ...clauseFields(actor, form, outline, language),
      conflict: null,
    };
    showPage(reply, 'clause-edit', view, form.status);
  }

  /** @param changedBy who changed the clause since the person asked to remove it */
  private async showRemoval(
    actor: Actor,
    draftId: number,
    id: number,
    changedBy: string | null,
    reply: FastifyReply,
  ): Promise<void> {
    const clause = await this.clauses.readToWrite(actor, draftId, id);
    const { outline } = await this.drafts.outline(actor, draftId);
    const number = clause.number ?? '';
    const view = {
      draft: { id: draftId, title: outline.title, language: outline.language },
      clause: { id, number, version: clause.version },
      card: clauseView({ key: clause.key, number, ...clause.text }, outline.jobRoles, outline.language),
      changedBy,
    };
    showPage(reply, 'clause-removal', view, changedBy === null ? 200 : 412);
  }
}
