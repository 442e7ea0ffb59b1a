import { Body, Get, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { NotFound, Stale } from '../errors';
import { EditorsService } from '../live/editors.service';
import { IdField, WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, type Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import { fieldFindings } from '../quality/finding-views';
import { FindingsService } from '../quality/findings.service';
import { clauseFields, clauseForm, refusedClauseForm, sentClauseText } from '../standards/clause-form';
import { ClausesService } from '../standards/clauses.service';
import { DraftReading } from '../standards/draft-reading.service';
import { readForm, type FormView, type SentForm } from '../ui/form';
import { liveAt, type News } from '../ui/live';
import { houseOf, Pages, seeOther, showPage } from '../ui/page';
import type { ClauseText, Language } from '../vocabulary';
import { presentConflict, type ConflictView } from './clause-conflict';
import { newsOfEdit } from './clause-news';
import { presentEditors } from './clause-page.presenter';

/** What an edit is based on. */
class EditBase {
  @Type(() => Number) @WholeNumberField({ minimum: 1 }) version!: number;
  @Type(() => Number) @IdField() revisionId!: number;
}

interface EditView {
  form: FormView;
  /** The text that the form shows. */
  text: ClauseText;
  base: EditBase;
  conflict: ConflictView | null;
  news: News[];
}

@Pages()
export class ClauseEditPages {
  constructor(
    private readonly clauses: ClausesService,
    private readonly drafts: DraftReading,
    private readonly findings: FindingsService,
    private readonly editors: EditorsService,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/clauses/:id/edit')
  async edit(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @SeenBefore() seen: Seen | null,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const clause = await this.clauses.readToWrite(actor, draftId, id);
    // Who only looks how the page is now has said already that he is editing.
    if (!seen) await this.editors.opened({ draftId, clauseId: id, personId: actor.id });
    const news = newsOfEdit(seen, clause, language, houseOf(reply.request).timeZone);
    const view = { form: clauseForm(clause.text), text: clause.text, base: clause, conflict: null, news };
    await this.show(actor, draftId, id, view, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/edit')
  async save(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const base = await readForm(EditBase, { version: sent?.['version'], revisionId: sent?.['revisionId'] });
    try {
      await this.clauses.change(actor, draftId, id, base.version, sentClauseText(sent));
      await this.editors.finished({ draftId, clauseId: id, personId: actor.id });
      seeOther(reply, `/drafts/${draftId}/clauses/${id}`);
    } catch (error) {
      const view =
        error instanceof Stale
          ? await this.conflict(actor, draftId, id, base, sent, error, language)
          : {
              form: refusedClauseForm(error, sent, language),
              text: sentClauseText(sent),
              base,
              conflict: null,
              news: [],
            };
      await this.show(actor, draftId, id, view, language, reply);
    }
  }

  /** Both texts and the one they began with; what is proposed is based on the present one, so it can be saved. */
  private async conflict(
    actor: Actor,
    draftId: number,
    id: number,
    { revisionId }: EditBase,
    sent: SentForm,
    stale: Stale,
    language: Language,
  ): Promise<EditView> {
    const present = await this.clauses.read(actor, draftId, id);
    const began = await this.drafts.revision(actor, draftId, id, revisionId);
    const { outline } = await this.drafts.outline(actor, draftId);
    const { conflict, proposed } = presentConflict(stale, began, sentClauseText(sent), outline, language);
    return { form: { ...clauseForm(proposed), status: 412 }, text: proposed, base: present, conflict, news: [] };
  }

  private async show(
    actor: Actor,
    draftId: number,
    id: number,
    { form, text, base, conflict, news }: EditView,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    const { outline } = await this.drafts.outline(actor, draftId);
    const clause = outline.clauses.find((one) => one.id === id);
    if (!clause) throw new NotFound('clause');
    const path = `/drafts/${draftId}/clauses/${id}`;
    const textLanguage = outline.language;
    const findings = await this.findings.ofText(draftId, id, text, textLanguage);
    const editors = await this.editors.others({ draftId, clauseId: id, personId: actor.id });
    const view = {
      live: liveAt(`${path}/edit`, { draft: draftId, clause: id, editing: true }, { version: base.version }, news),
      editors: presentEditors(editors, language),
      draft: { id: draftId, title: outline.title, language: outline.language },
      heading: translate(language, 'pages.clause.editing', { number: clause.number }),
      back: { path, title: clause.title, lang: outline.language },
      action: `${path}/edit`,
      base: { version: base.version, revisionId: base.revisionId },
      keep: { key: `${actor.id}/clause/${draftId}/${id}`, version: base.version },
      form,
      findings: fieldFindings(findings, { draftId, clauseId: id, text, textLanguage, language, mayAct: false }),
      ...clauseFields(actor, form, outline, language),
      conflict,
    };
    showPage(reply, 'clause-edit', view, form.status);
  }
}
