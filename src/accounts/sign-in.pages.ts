import { Body, Get, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { ChoiceField, IdField, TextField } from '../platform/http/fields';
import { rememberLanguage } from '../platform/http/language';
import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import { sameSitePath, signInPath } from '../ui/same-site';
import { languages, type Language } from '../vocabulary';
import { CurrentActor, Public, SignedIn, type SignedInRequest } from './access';
import type { Actor } from './actor';
import { CurrentLanguage } from './current-language';
import { SessionCookie } from './session-cookie';
import { SignInDto } from './sessions.dto';
import { SessionsService, type StartedSession } from './sessions.service';
import { TrialService } from './trial.service';

class SignInQuery {
  /** Where to go afterwards. */
  @TextField({ optional: true, minimum: 0, maximum: 4000 }) to?: string;
  @ChoiceField(languages, { optional: true }) language?: Language;
}

class SamplePersonForm {
  @Type(() => Number) @IdField() personId!: number;
}

@Pages()
export class SignInPages {
  constructor(
    private readonly sessions: SessionsService,
    private readonly trial: TrialService,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Get('sign-in')
  async form(
    @Query() query: SignInQuery,
    @CurrentLanguage() language: Language,
    @Req() request: SignedInRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const to = sameSitePath(query.to);
    if (query.language) {
      rememberLanguage(reply, query.language);
      return seeOther(reply, signInPath(to));
    }
    if (request.actor) return seeOther(reply, to);
    await this.show(reply, to, language, emptyForm);
  }

  @Public()
  @Post('sign-in')
  async signIn(
    @Query() query: SignInQuery,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const to = sameSitePath(query.to);
    try {
      const { email, password } = await readForm(SignInDto, sent);
      this.enter(reply, await this.sessions.signIn(email, password, address), to);
    } catch (error) {
      const labels = {
        email: { label: translate(language, 'pages.signIn.email') },
        password: { label: translate(language, 'pages.signIn.password'), secret: true },
      };
      await this.show(reply, to, language, refusedForm(error, sent, labels, language));
    }
  }

  @Public()
  @Post('trial/sign-in')
  async become(@Query() query: SignInQuery, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    this.trial.requireTrial();
    const { personId } = await readForm(SamplePersonForm, sent);
    this.enter(reply, await this.trial.signIn(personId), sameSitePath(query.to));
  }

  @SignedIn()
  @Post('sign-out')
  async signOut(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(actor);
    this.cookie.clear(reply);
    // What the browser keeps of the pages is not for whoever sits down next.
    void reply.header('Clear-Site-Data', '"cache"');
    seeOther(reply, '/sign-in');
  }

  private enter(reply: FastifyReply, { token, expiresAt }: StartedSession, to: string): void {
    this.cookie.set(reply, token, expiresAt);
    seeOther(reply, to);
  }

  private async show(reply: FastifyReply, to: string, language: Language, form: FormView): Promise<void> {
    const asked = to !== '/' && form.summary === null;
    const people = this.trial.on ? await this.trial.people(language) : [];
    const view = {
      form,
      asked,
      // Whoever was sent here need not look for the field; sample people are chosen with one press.
      ready: asked && people.length === 0,
      query: to === '/' ? '' : `?${new URLSearchParams({ to }).toString()}`,
      to,
      languages: languages.map((key) => ({ key, name: ownNameOf(key), chosen: key === language })),
      people,
    };
    showPage(reply, 'sign-in', view, form.status);
  }
}
