import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { ApprovalsService } from '../approvals/approvals.service';
import { Invalid } from '../errors';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, type Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import { presentDraft } from '../standards/draft.presenter';
import { WithdrawalDto } from '../standards/drafts.dto';
import { DraftsService } from '../standards/drafts.service';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { WorkingGroupService } from '../working-groups/working-group.service';
import { presentOverview } from './overview.presenter';
import { WorkService } from './work.service';

/** A draft as a whole, and the steps that need nothing but a word. */
@Pages()
@SignedIn()
export class DraftPages {
  constructor(
    private readonly work: WorkService,
    private readonly drafts: DraftsService,
    private readonly groups: WorkingGroupService,
    private readonly approvals: ApprovalsService,
  ) {}

  @Get('drafts/:id')
  async overview(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @SeenBefore() seen: Seen | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    showPage(reply, 'draft', presentOverview(await this.work.overview(actor, id), seen, language));
  }

  @Post('drafts/:id/drafting')
  async startDrafting(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    await this.groups.startDrafting(actor, id);
    seeOther(reply, `/drafts/${id}`);
  }

  @Post('drafts/:id/finalisation')
  async finalise(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    await this.drafts.finalise(actor, id);
    seeOther(reply, `/drafts/${id}`);
  }

  @Post('drafts/:id/submission')
  async submit(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    await this.approvals.submit(actor, id);
    seeOther(reply, `/drafts/${id}`);
  }

  @Get('drafts/:id/withdrawal')
  async withdrawal(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showWithdrawal(reply, actor, id, language, emptyForm);
  }

  @Post('drafts/:id/withdrawal')
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { reason } = await readForm(WithdrawalDto, sent);
      await this.drafts.withdraw(actor, id, reason);
      seeOther(reply, `/drafts/${id}`);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const labels = { reason: { label: translate(language, 'pages.draft.withdrawal.reason') } };
      await this.showWithdrawal(reply, actor, id, language, refusedForm(error, sent, labels, language));
    }
  }

  private async showWithdrawal(reply: FastifyReply, actor: Actor, id: number, language: Language, form: FormView) {
    const readable = await this.drafts.read(actor, id);
    const { allowedActions, title } = presentDraft(readable, language);
    if (!allowedActions.includes('withdraw')) return seeOther(reply, `/drafts/${id}`);
    showPage(reply, 'withdrawal', { draft: { id, title, language: readable.language }, form }, form.status);
  }
}
