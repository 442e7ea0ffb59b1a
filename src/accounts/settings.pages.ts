import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError, type Fault } from '../errors';
import { ChoiceField } from '../platform/http/fields';
import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { languages } from '../vocabulary';
import { CurrentActor, Only } from './access';
import { hasAccessRole, type Actor } from './actor';
import { jobRoleLabel } from './job-role.presenter';
import { OrganisationService } from './organisation.service';
import { JobRoleChangeDto, NewJobRoleDto, NewUnitDto, OrganisationChangeDto } from './people.dto';

const acts = ['rename', 'add-unit', 'rename-unit', 'add-job-role', 'rename-job-role'] as const;

class SettingsForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

/** The company, its units and its job roles: small forms on one page, each with fields of its own. */
@Pages()
export class SettingsPages {
  constructor(private readonly organisation: OrganisationService) {}

  @Only('administrator', 'hr')
  @Get('settings')
  async settings(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, actor, emptyForm);
  }

  @Only('administrator', 'hr')
  @Post('settings')
  async act(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { act } = await readForm(SettingsForm, { act: sent['act'] });
    const id = Number(numberOf(sent, 'id'));
    try {
      await this.carryOut(act, actor, id, sent);
      seeOther(reply, '/settings');
    } catch (error) {
      const stale = error instanceof DomainError && error.kind === 'stale';
      await this.show(
        reply,
        actor,
        stale ? staleName(sent) : this.refused(error, actor, sent, placeOf(act, id)),
        stale,
      );
    }
  }

  private async carryOut(act: SettingsForm['act'], actor: Actor, id: number, sent: SentForm): Promise<void> {
    const name = { name: textOf(sent, 'name') };
    const names = Object.fromEntries(
      languages.flatMap((language) => (textOf(sent, language).trim() ? [[language, textOf(sent, language)]] : [])),
    );
    switch (act) {
      case 'rename': {
        const wanted = await readForm(OrganisationChangeDto, name);
        // The same right as at the other door.
        requireAdministrator(actor);
        await this.organisation.rename(actor, Number(textOf(sent, 'version')) || 0, wanted.name);
        return;
      }
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
    const typed = Object.fromEntries(Object.entries(sent).map(([field, value]) => [`${place}-${field}`, value]));
    return refusedForm(movedTo(place, error), typed, labels, language);
  }

  private async show(reply: FastifyReply, actor: Actor, form: FormView, stale = false): Promise<void> {
    const { name, version } = await this.organisation.organisation();
    const typed = (field: string, present: string) => form.values[field] ?? present;
    const fault = (field: string) => form.faults[field] ?? null;
    const field = (id: string, present: string, label: string) => ({
      id,
      value: typed(id, present),
      fault: fault(id),
      label,
    });
    const nameLabel = translate(actor.language, 'pages.settings.name');
    const view = {
      administrator: hasAccessRole(actor, 'administrator'),
      stale: stale ? name : null,
      version,
      company: { name, ...field('company-name', name, nameLabel) },
      units: (await this.organisation.units()).map((unit) => ({
        unitId: unit.id,
        ...field(
          `unit-${unit.id}-name`,
          unit.name,
          translate(actor.language, 'pages.settings.unitName', { name: unit.name }),
        ),
      })),
      newUnit: field('new-unit-name', '', nameLabel),
      jobRoles: (await this.organisation.jobRoles()).map((role) => ({
        roleId: role.id,
        key: role.key,
        ...jobRoleLabel(role, actor.language),
        open: languages.some((one) => `job-role-${role.id}-${one}` in form.values),
        names: languages.map((one) => ({
          language: one,
          ...field(`job-role-${role.id}-${one}`, role.names[one] ?? '', ownNameOf(one)),
        })),
      })),
      newRole: {
        open: 'new-job-role-key' in form.values,
        key: field('new-job-role-key', '', translate(actor.language, 'pages.settings.key')),
        names: languages.map((one) => ({ language: one, ...field(`new-job-role-${one}`, '', ownNameOf(one)) })),
      },
      form,
    };
    showPage(reply, 'settings', view, form.status);
  }
}

function requireAdministrator(actor: Actor): void {
  if (!hasAccessRole(actor, 'administrator')) {
    throw new DomainError('forbidden', 'access-role-needed', { accessRoles: ['administrator'] });
  }
}

/** Which of the forms was sent, as its fields begin. */
function placeOf(act: SettingsForm['act'], id: number): string {
  switch (act) {
    case 'rename':
      return 'company';
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

function staleName(sent: SentForm): FormView {
  return { ...emptyForm, values: { 'company-name': textOf(sent, 'name') }, status: 412 };
}

function movedTo(place: string, error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const moved = ({ field, ...fault }: Fault): Fault => {
    // A job role needs a name in one language: the first field is as good as any to give it in.
    const own = field === 'names' ? languages[0] : field.replace(/^names\./, '');
    return { ...fault, field: `${place}-${own}` };
  };
  return new DomainError(error.kind, error.code, error.data, error.faults.map(moved));
}
