import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChoiceField } from '../platform/http/fields';
import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { languages, type Language } from '../vocabulary';
import { CurrentActor, SignedIn } from './access';
import { hasAccessRole, type Actor } from './actor';
import { PeopleService } from './people.service';
import { SessionCookie } from './session-cookie';
import { PasswordChangeDto } from './sessions.dto';
import { SessionsService } from './sessions.service';
import { TrialService } from './trial.service';

const acts = ['language', 'password'] as const;

class AccountForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

class LanguageForm {
  @ChoiceField(languages) language!: Language;
}

/** What everybody settles for himself, and the way to what some settle for all. */
@Pages()
export class AccountPages {
  constructor(
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
    private readonly trial: TrialService,
  ) {}

  @SignedIn()
  @Get('account')
  account(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): void {
    this.show(reply, actor, emptyForm);
  }

  @SignedIn()
  @Post('account')
  async act(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { act } = await readForm(AccountForm, { act: sent['act'] });
    try {
      if (act === 'language') await this.chooseLanguage(actor, sent);
      else await this.changePassword(actor, sent, reply);
      // Changing the password ended all sessions, this one too.
      seeOther(reply, act === 'language' ? '/account' : '/sign-in');
    } catch (error) {
      const label = (key: string) => ({ label: translate(actor.language, key), secret: true });
      const labels = {
        presentPassword: label('pages.account.presentPassword'),
        newPassword: label('pages.account.newPassword'),
      };
      this.show(reply, actor, refusedForm(error, sent, labels, actor.language));
    }
  }

  private async chooseLanguage(actor: Actor, sent: SentForm): Promise<void> {
    const { language } = await readForm(LanguageForm, { language: sent['language'] });
    const { version } = await this.people.get(actor.id);
    await this.people.change(actor, actor.id, version, { language });
  }

  private async changePassword(actor: Actor, sent: SentForm, reply: FastifyReply): Promise<void> {
    const typed = { presentPassword: textOf(sent, 'presentPassword'), newPassword: textOf(sent, 'newPassword') };
    const { presentPassword, newPassword } = await readForm(PasswordChangeDto, typed);
    await this.sessions.changePassword(actor, presentPassword, newPassword);
    this.cookie.clear(reply);
  }

  private show(reply: FastifyReply, actor: Actor, form: FormView): void {
    const view = {
      name: actor.name,
      email: actor.email,
      languages: languages.map((key) => ({ value: key, label: ownNameOf(key), chosen: key === actor.language })),
      trial: this.trial.on,
      mayAdminister: hasAccessRole(actor, 'administrator', 'hr'),
      form,
    };
    showPage(reply, 'account', view, form.status);
  }
}
