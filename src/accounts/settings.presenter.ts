import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import type { FormView } from '../ui/form';
import { fieldsOf } from '../ui/own-fields';
import { languages } from '../vocabulary';
import { hasAccessRole, type Actor } from './actor';
import { presentCompany, type CompanyState } from './company.presenter';
import { jobRoleLabel } from './job-role.presenter';
import type { Everything } from './organisation.service';

/** The settings, with what was typed and refused in one of their forms. */
export function presentSettings(
  { organisation, units, jobRoles }: Everything,
  actor: Actor,
  form: FormView,
  state: CompanyState = {},
) {
  const { language } = actor;
  const field = fieldsOf(form);
  const nameLabel = translate(language, 'pages.settings.name');
  const keyLabel = translate(language, 'pages.settings.key');
  return {
    administrator: hasAccessRole(actor, 'administrator'),
    company: presentCompany(organisation, language, form, state),
    units: units.map(({ id, name }) => ({
      unitId: id,
      unitName: name,
      open: `unit-${id}-name` in form.values,
      ...field(`unit-${id}-name`, name, translate(language, 'pages.settings.unitName', { name })),
    })),
    newUnit: { open: 'new-unit-name' in form.values, ...field('new-unit-name', '', nameLabel) },
    jobRoles: jobRoles.map((role) => ({
      roleId: role.id,
      key: role.key,
      ...jobRoleLabel(role, language),
      open: languages.some((one) => `job-role-${role.id}-${one}` in form.values),
      names: languages.map((one) => ({
        language: one,
        ...field(`job-role-${role.id}-${one}`, role.names[one] ?? '', ownNameOf(one)),
      })),
    })),
    newRole: {
      open: 'new-job-role-key' in form.values,
      key: field('new-job-role-key', '', keyLabel),
      names: languages.map((one) => ({ language: one, ...field(`new-job-role-${one}`, '', ownNameOf(one)) })),
    },
    form,
  };
}
