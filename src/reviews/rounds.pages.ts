import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { AddresseesService } from '../accounts/addressees.service';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { DraftPeople } from '../standards/draft-people.service';
import { DraftsService } from '../standards/drafts.service';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import { liveAt } from '../ui/live';
import { houseOf, Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { deadlineIn } from './deadline-form';
import { presentRoundPage } from './round-page.presenter';
import { RoundSummaries } from './round-summaries.service';
import { presentSummaryPage } from './round-summary.presenter';
import { DeadlineDto, NewRoundDto } from './rounds.dto';
import { RoundsService } from './rounds.service';

/** More rounds than a draft goes through. */
const everyRound = 200;
/** More people than are asked one by one. */
const everybody = 500;

@Pages()
@SignedIn()
export class RoundsPages {
  constructor(
    private readonly rounds: RoundsService,
    private readonly summaries: RoundSummaries,
    private readonly drafts: DraftsService,
    private readonly draftPeople: DraftPeople,
    private readonly addressees: AddresseesService,
  ) {}

  @Get('drafts/:id/round')
  async round(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, id, language, null, emptyForm);
  }

  @Post('drafts/:id/round')
  async open(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const round = await readForm(NewRoundDto, {
        kind: textOf(sent, 'kind'),
        deadline: deadlineIn(sent, houseOf(reply.request).timeZone),
        participantIds: listOf(sent, 'participantIds').map(Number),
        unitIds: listOf(sent, 'unitIds').map(Number),
        jobRoles: listOf(sent, 'jobRoles'),
        everyone: sent?.['everyone'] !== undefined,
        anonymous: sent?.['anonymous'] !== undefined,
      });
      await this.rounds.open(actor, id, round);
      seeOther(reply, `/drafts/${id}/round`);
    } catch (error) {
      await this.show(reply, actor, id, language, sent, refusedForm(error, sent, labels(language), language));
    }
  }

  @Get('rounds/:id')
  async summary(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const summarised = await this.summaries.read(actor, id);
    const { draftId } = summarised.round;
    const view = presentSummaryPage(summarised, await this.drafts.read(actor, draftId), language);
    showPage(reply, 'round-summary', { ...view, live: liveAt(`/rounds/${id}`, { draft: draftId }) });
  }

  @Post('rounds/:id/extension')
  async extend(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { draftId } = (await this.rounds.read(actor, id)).round;
    try {
      const { deadline } = await readForm(DeadlineDto, { deadline: deadlineIn(sent, houseOf(reply.request).timeZone) });
      await this.rounds.extend(actor, id, deadline);
      seeOther(reply, `/drafts/${draftId}/round`);
    } catch (error) {
      await this.show(reply, actor, draftId, language, sent, refusedForm(error, sent, labels(language), language));
    }
  }

  @Post('rounds/:id/closure')
  async close(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const { round } = await this.rounds.close(actor, id);
    seeOther(reply, `/drafts/${round.draftId}/round`);
  }

  private async show(
    reply: FastifyReply,
    actor: Actor,
    id: number,
    language: Language,
    sent: SentForm | null,
    form: FormView,
  ): Promise<void> {
    const readable = await this.drafts.read(actor, id);
    const opening = readable.nextSteps.some(({ action, mine }) => action === 'open-review' && mine);
    const page = {
      readable,
      rounds: (await this.rounds.list(actor, id, 0, everyRound)).items,
      people: opening ? await this.draftPeople.of(id) : [],
      choices: opening ? await this.addressees.choices(everybody) : { people: [], units: [], jobRoles: [] },
      sent,
      form,
      timeZone: houseOf(reply.request).timeZone,
    };
    const live = liveAt(`/drafts/${id}/round`, { draft: id });
    showPage(reply, 'round', { ...presentRoundPage(page, language), live }, form.status);
  }
}

function labels(language: Language) {
  return {
    kind: { label: translate(language, 'pages.round.kindOf') },
    deadline: { label: translate(language, 'pages.round.deadline') },
    participantIds: { label: translate(language, 'pages.round.participants') },
    unitIds: { label: translate(language, 'pages.round.units') },
    jobRoles: { label: translate(language, 'pages.round.jobRoles') },
    anonymous: { label: translate(language, 'pages.round.anonymous') },
  };
}
