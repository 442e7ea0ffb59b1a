import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { ChoiceField, IdField } from '../platform/http/fields';
import { defaultPageSize } from '../platform/http/page';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import { frequencies } from './notification.policy';
import { OutboxService } from './outbox.service';
import { PreferencesDto } from './preferences.dto';
import { PreferencesService } from './preferences.service';

class PreferencesQuery {
  @ChoiceField(['yes'], { optional: true }) saved?: 'yes';
}

class OutboxQuery {
  @Type(() => Number) @IdField({ optional: true }) before?: number;
}

@Pages()
export class NotificationsPages {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly outbox: OutboxService,
  ) {}

  @SignedIn()
  @Get('account/notifications')
  async form(
    @CurrentActor() actor: Actor,
    @Query() { saved }: PreferencesQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, reply, emptyForm, saved === 'yes');
  }

  @SignedIn()
  @Post('account/notifications')
  async choose(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { frequency } = await readForm(PreferencesDto, sent);
      await this.preferences.put(actor, frequency);
      seeOther(reply, '/account/notifications?saved=yes');
    } catch (error) {
      const labels = { frequency: { label: translate(actor.language, 'pages.notifications.question') } };
      await this.show(actor, reply, refusedForm(error, sent, labels, actor.language), false);
    }
  }

  @Only('administrator', 'hr')
  @Get('outbox')
  async mails(@Query() { before }: OutboxQuery, @Res() reply: FastifyReply): Promise<void> {
    const { items, next } = await this.outbox.list(before ?? null, defaultPageSize);
    showPage(reply, 'outbox', { items, next });
  }

  private async show(actor: Actor, reply: FastifyReply, form: FormView, saved: boolean): Promise<void> {
    const { frequency } = await this.preferences.get(actor);
    const choices = frequencies.map((key) => ({
      key,
      chosen: key === frequency,
      name: translate(actor.language, `pages.notifications.choice.${key}`),
      meaning: translate(actor.language, `pages.notifications.meaning.${key}`),
    }));
    showPage(reply, 'notification-preferences', { form, saved, choices }, form.status);
  }
}
