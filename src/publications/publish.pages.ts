import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Only } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { NewEditionDto } from '../editions/editions.dto';
import { DomainError } from '../errors';
import { ChoiceField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, type Seen } from '../platform/http/look';
import { dayIn } from '../platform/i18n/time-zone';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { houseOf, Pages, seeOther, showPage } from '../ui/page';
import { PublicationsService } from './publications.service';
import { presentPreparation } from './preparation.presenter';

const acts = ['freeze', 'discard', 'publish'] as const;

class PublishForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

/** From the approved text to the edition in force: a day, the documents, and the word. */
@Pages()
export class PublishPages {
  constructor(private readonly publications: PublicationsService) {}

  @Only('hr')
  @Get('drafts/:id/publish')
  async preparation(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @SeenBefore() seen: Seen | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, id, emptyForm, seen);
  }

  @Only('hr')
  @Post('drafts/:id/publish')
  async act(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act } = await readForm(PublishForm, { act: sent['act'] });
    try {
      await this.carryOut(act, actor, id, sent);
      seeOther(reply, `/drafts/${id}/publish`);
    } catch (error) {
      // What was discarded already is not there to be discarded: the page shows how it stands.
      const gone = act === 'discard' && error instanceof DomainError && error.kind === 'not-found';
      if (gone) return seeOther(reply, `/drafts/${id}/publish`);
      const labels = { effectiveDate: { label: translate(actor.language, 'pages.publish.day') } };
      await this.show(reply, actor, id, refusedForm(error, sent, labels, actor.language), null);
    }
  }

  private async carryOut(act: PublishForm['act'], actor: Actor, id: number, sent: SentForm): Promise<void> {
    switch (act) {
      case 'freeze': {
        const wanted = { effectiveDate: textOf(sent, 'effectiveDate') };
        const { effectiveDate } = await readForm(NewEditionDto, wanted);
        await this.publications.freeze(actor, id, effectiveDate);
        return;
      }
      case 'discard':
        return this.publications.discard(actor, id);
      case 'publish':
        await this.publications.publish(actor, id);
    }
  }

  /** Once published, the standard is what there is to see. */
  private async show(reply: FastifyReply, actor: Actor, id: number, form: FormView, seen: Seen | null): Promise<void> {
    const preparation = await this.publications.preparation(actor, id);
    const { state, standardId } = preparation.inHand.draft;
    if (state === 'published') return seeOther(reply, `/standards/${standardId}`);
    const { timeZone } = houseOf(reply.request);
    const values = { effectiveDate: dayIn(timeZone, new Date()), ...form.values };
    const view = presentPreparation(preparation, timeZone, seen);
    showPage(reply, 'publish', { ...view, form: { ...form, values } }, form.status);
  }
}
