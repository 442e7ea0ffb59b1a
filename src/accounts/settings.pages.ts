import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChoiceField } from '../platform/http/fields';
import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import { movedTo, typedAt } from '../ui/own-fields';
import { Pages, seeOther, showPage } from '../ui/page';
import { languages } from '../vocabulary';
import { CurrentActor, Only } from './access';
import type { Actor } from './actor';
import { OrganisationService } from './organisation.service';
import { JobRoleChangeDto, NewJobRoleDto, NewUnitDto } from './people.dto';
import { presentSettings } from './settings.presenter';

const acts = ['add-unit', 'rename-unit', 'add-job-role', 'rename-job-role'] as const;

class SettingsForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

/** What is settled for everybody: small forms on one page, each with fields of its own. The company itself is in `company.pages.ts`. */
@Pages()
@Only('administrator', 'hr')
export class SettingsPages {
  constructor(private readonly organisation: OrganisationService) {}

  @Get('settings')
  async settings(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, actor, emptyForm);
  }

  @Post('settings')
  async act(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { act } = await readForm(SettingsForm, { act: sent['act'] });
    const id = Number(numberOf(sent, 'id'));
    try {
      await this.carryOut(act, actor, id, sent);
      seeOther(reply, '/settings');
    } catch (error) {
      await this.show(reply, actor, this.refused(error, actor, sent, placeOf(act, id)));
    }
  }

  private async carryOut(act: SettingsForm['act'], actor: Actor, id: number, sent: SentForm): Promise<void> {
    const name = { name: textOf(sent, 'name') };
    const names = Object.fromEntries(
      languages.flatMap((language) => (textOf(sent, language).trim() ? [[language, textOf(sent, language)]] : [])),
    );
    switch (act) {
      case 'add-unit':
        await this.organisation.addUnit(actor, (await readForm(NewUnitDto, name)).name);
        return;
      case 'rename-unit':
        await this.organisation.renameUnit(actor, id, (await readForm(NewUnitDto, name)).name);
        return;
      case 'add-job-role': {
        const wanted = await readForm(NewJobRoleDto, { key: textOf(sent, 'key').trim(), names });
        await this.organisation.addJobRole(actor, wanted.key, { ...wanted.names });
        return;
      }
      case 'rename-job-role': {
        const wanted = await readForm(JobRoleChangeDto, { names });
        await this.organisation.renameJobRole(actor, id, { ...wanted.names });
      }
    }
  }

  /** Faults lead to the field of the form that was sent, of which there are several with the same names. */
  private refused(error: unknown, { language }: Actor, sent: SentForm, place: string): FormView {
    const fields = ['name', 'key', ...languages];
    const label = (field: string) => {
      if (field === 'name') return translate(language, 'pages.settings.name');
      if (field === 'key') return translate(language, 'pages.settings.key');
      return ownNameOf(languages.find((one) => one === field)!);
    };
    const labels = Object.fromEntries(fields.map((field) => [`${place}-${field}`, { label: label(field) }]));
    return refusedForm(movedTo(place, error), typedAt(place, sent), labels, language);
  }

  private async show(reply: FastifyReply, actor: Actor, form: FormView): Promise<void> {
    showPage(reply, 'settings', presentSettings(await this.organisation.everything(), actor, form), form.status);
  }
}

/** Which of the forms was sent, as its fields begin. */
function placeOf(act: SettingsForm['act'], id: number): string {
  switch (act) {
    case 'add-unit':
      return 'new-unit';
    case 'rename-unit':
      return `unit-${id}`;
    case 'add-job-role':
      return 'new-job-role';
    case 'rename-job-role':
      return `job-role-${id}`;
  }
}
