import { Body, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors';
import { ChoiceField } from '../platform/http/fields';
import { readUpload } from '../platform/http/upload';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { movedTo, typedAt } from '../ui/own-fields';
import { frameOf, Pages, seeOther, showPage } from '../ui/page';
import { CurrentActor, Only } from './access';
import type { Actor } from './actor';
import type { CompanyState } from './company.presenter';
import { LogosService } from './logos.service';
import { OrganisationChangeDto } from './organisation.dto';
import { OrganisationService } from './organisation.service';
import { presentSettings } from './settings.presenter';

const acts = ['save', 'save-colour', 'try-colour', 'save-type', 'remove-logo'] as const;

class CompanyForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

/** The name, the clock and the look of the company, in the settings. */
@Pages()
@Only('administrator')
export class CompanyPages {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly logos: LogosService,
  ) {}

  @Post('settings/company')
  async act(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { act } = await readForm(CompanyForm, { act: sent['act'] });
    try {
      if (act === 'try-colour') return await this.tryColour(reply, actor, sent);
      await this.carryOut(act, actor, sent);
      seeOther(reply, { save: '/settings', 'save-type': '/settings#type' }[act as string] ?? '/settings#look');
    } catch (error) {
      await this.refuse(error, reply, actor, sent);
    }
  }

  @Post('settings/logo')
  async logo(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { file, fields } = await readUpload(request);
    try {
      await this.logos.put(actor, versionIn(fields), file);
      seeOther(reply, '/settings#look');
    } catch (error) {
      await this.refuse(error, reply, actor, fields);
    }
  }

  private async carryOut(act: CompanyForm['act'], actor: Actor, sent: SentForm): Promise<void> {
    if (act === 'remove-logo') await this.logos.remove(actor, versionIn(sent));
    else {
      await this.organisation.change(actor, versionIn(sent), await readForm(OrganisationChangeDto, typedIn(act, sent)));
    }
  }

  /** The whole page in a colour that nobody else sees yet. */
  private async tryColour(reply: FastifyReply, actor: Actor, sent: SentForm): Promise<void> {
    const { colour = null } = await readForm(OrganisationChangeDto, { colour: colourIn(sent) });
    const form = { ...emptyForm, values: textsOf(typedAt('company', sent)) };
    await this.show(reply, actor, form, { tried: colour });
  }

  private async refuse(error: unknown, reply: FastifyReply, actor: Actor, sent: SentForm): Promise<void> {
    const typed = typedAt('company', sent);
    if (error instanceof DomainError && error.kind === 'stale') {
      return this.show(reply, actor, { ...emptyForm, values: textsOf(typed), status: 412 }, { stale: true });
    }
    const labels = {
      'company-name': { label: translate(actor.language, 'pages.settings.name') },
      'company-timeZone': { label: translate(actor.language, 'pages.house.timeZone') },
      'company-colour': { label: translate(actor.language, 'pages.house.colour') },
      'company-typeTheme': { label: translate(actor.language, 'pages.house.type') },
      'company-logo': { label: translate(actor.language, 'pages.house.logo') },
    };
    await this.show(reply, actor, refusedForm(movedTo('company', error), typed, labels, actor.language), {});
  }

  private async show(reply: FastifyReply, actor: Actor, form: FormView, state: CompanyState): Promise<void> {
    const frame = frameOf(reply.request);
    const house = state.tried === undefined ? frame.house : { ...frame.house, colour: state.tried };
    const view = presentSettings(await this.organisation.everything(), actor, form, state);
    showPage(reply, 'settings', view, form.status, { ...frame, house });
  }
}

/** What the form of an act changes. */
function typedIn(act: CompanyForm['act'], sent: SentForm) {
  if (act === 'save-type') return { typeTheme: textOf(sent, 'typeTheme') };
  if (act === 'save-colour') return { colour: colourIn(sent) };
  return { name: textOf(sent, 'name'), timeZone: textOf(sent, 'timeZone').trim() || null };
}

/** Nothing typed means Etalon's own colours; the sign of a number may be left out. */
function colourIn(sent: SentForm): string | null {
  const typed = textOf(sent, 'colour').trim();
  return /^[0-9a-f]{6}$/i.test(typed) ? `#${typed}` : typed || null;
}

function versionIn(sent: SentForm): number {
  return Number(textOf(sent, 'version')) || 0;
}

function textsOf(sent: SentForm): Record<string, string> {
  return Object.fromEntries(Object.keys(sent).map((field) => [field, textOf(sent, field)]));
}
