import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../errors';
import { ChoiceField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, PageQuery } from '../platform/http/page';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, numberOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { CurrentActor, Only } from './access';
import type { Actor } from './actor';
import { OrganisationService } from './organisation.service';
import { NewPasswordDto, NewPersonDto, PersonChangeDto } from './people.dto';
import {
  mayGiveRights,
  presentPeople,
  presentPersonForm,
  presentTheirs,
  typedBefore,
  type PersonInForm,
  type PersonInput,
} from './person-form.presenter';
import { PeopleService } from './people.service';

const acts = ['save', 'password', 'deactivate', 'reactivate'] as const;

class PersonForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

/** Who is with the company, and who left it. */
@Pages()
export class PeoplePages {
  constructor(
    private readonly people: PeopleService,
    private readonly organisation: OrganisationService,
  ) {}

  @Only('administrator', 'hr')
  @Get('people')
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery, @Res() reply: FastifyReply): Promise<void> {
    const { items, next } = await this.people.list(query.after ?? 0, query.limit ?? defaultPageSize);
    const view = presentPeople(items, await this.places(), actor.language);
    showPage(reply, 'people', { people: view, next, limit: query.limit ?? null });
  }

  @Only('administrator', 'hr')
  @Get('people/new')
  async newcomer(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.showForm(reply, actor, null, inputOf({ language: actor.language }), emptyForm);
  }

  @Only('administrator', 'hr')
  @Post('people/new')
  async add(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    try {
      const password = textOf(sent, 'password');
      const wanted = { ...wantedOf(sent, actor), ...(password && { password }) };
      await this.people.create(actor, await readForm(NewPersonDto, wanted));
      seeOther(reply, '/people');
    } catch (error) {
      await this.showForm(reply, actor, null, inputOf(sent), refused(error, sent, actor.language));
    }
  }

  @Only('administrator', 'hr')
  @Get('people/:id')
  async person(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const person = await this.people.get(id);
    await this.showForm(reply, actor, person, person, { ...emptyForm, values: typedBefore(person) });
  }

  @Only('administrator', 'hr')
  @Post('people/:id')
  async act(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act } = await readForm(PersonForm, { act: sent['act'] });
    try {
      await this.carryOut(act, actor, id, sent);
      seeOther(reply, act === 'save' ? '/people' : `/people/${id}`);
    } catch (error) {
      const present = await this.people.get(id);
      if (act !== 'save') {
        const form = refused(error, sent, actor.language);
        const values = { ...typedBefore(present), ...form.values };
        return this.showForm(reply, actor, present, present, { ...form, values });
      }
      const stale = error instanceof DomainError && error.kind === 'stale';
      const typed = { name: textOf(sent, 'name'), email: textOf(sent, 'email') };
      const form = stale ? { ...emptyForm, values: typed, status: 412 } : refused(error, sent, actor.language);
      await this.showForm(reply, actor, present, inputOf(sent), form, stale);
    }
  }

  private async carryOut(act: PersonForm['act'], actor: Actor, id: number, sent: SentForm): Promise<void> {
    switch (act) {
      case 'save': {
        const change = await readForm(PersonChangeDto, wantedOf(sent, actor));
        await this.people.change(actor, id, Number(textOf(sent, 'version')) || 0, change);
        return;
      }
      case 'password': {
        const { password } = await readForm(NewPasswordDto, { password: textOf(sent, 'password') });
        return this.people.setPassword(actor, id, password);
      }
      case 'deactivate':
        await this.people.deactivate(actor, id);
        return;
      case 'reactivate':
        await this.people.reactivate(actor, id);
    }
  }

  /** @param stale somebody changed the person meanwhile: what is there now is shown beside what was typed */
  private async showForm(
    reply: FastifyReply,
    actor: Actor,
    person: PersonInForm | null,
    input: PersonInput,
    form: FormView,
    stale = false,
  ): Promise<void> {
    const places = await this.places();
    const view = {
      heading: person?.name ?? translate(actor.language, 'pages.people.add'),
      person: person && {
        id: person.id,
        name: person.name,
        version: person.version,
        left: person.deactivatedAt !== null,
      },
      theirs: stale && person ? presentTheirs(person, places, actor.language) : null,
      ...presentPersonForm(input, places, actor),
      form,
    };
    showPage(reply, 'person', view, form.status);
  }

  private async places() {
    return { units: await this.organisation.units(), jobRoles: await this.organisation.jobRoles() };
  }
}

function inputOf(sent: SentForm): PersonInput {
  const unitId = numberOf(sent, 'unitId');
  return {
    language: textOf(sent, 'language'),
    unitId: typeof unitId === 'number' ? unitId : null,
    jobRoles: listOf(sent, 'jobRoles'),
    accessRoles: listOf(sent, 'accessRoles'),
  };
}

/** Everyone is staff; the rights that are ticked add to it, for who may give them. */
function wantedOf(sent: SentForm, actor: Actor) {
  return {
    name: textOf(sent, 'name'),
    email: textOf(sent, 'email'),
    language: textOf(sent, 'language'),
    unitId: textOf(sent, 'unitId') === '' ? null : numberOf(sent, 'unitId'),
    jobRoles: listOf(sent, 'jobRoles'),
    ...(mayGiveRights(actor) && { accessRoles: [...listOf(sent, 'accessRoles'), 'staff'] }),
  };
}

function refused(error: unknown, sent: SentForm, language: Language): FormView {
  const label = (key: string) => ({ label: translate(language, key) });
  const labels = {
    name: label('pages.people.name'),
    email: label('pages.signIn.email'),
    language: label('pages.import.language'),
    unitId: label('pages.people.unit'),
    jobRoles: label('pages.import.jobRoles'),
    accessRoles: label('pages.people.rights'),
    password: { ...label('pages.signIn.password'), secret: true },
  };
  return refusedForm(error, sent, labels, language);
}
