import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { PeopleService } from '../accounts/people.service';
import { Forbidden, NotFound } from '../errors';
import { IdField, TextField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, numberOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { capacityOptions, draftOf, functionOptions, presentGroupPage } from './group-page.presenter';
import { ResponsibilitiesService, type Subject } from './responsibilities.service';
import { MembershipDto, ResponsiblePersonDto } from './working-group.dto';
import { presentGroup } from './working-group.presenter';
import { WorkingGroupService, type WorkingGroup } from './working-group.service';

class FindQuery {
  @TextField({ optional: true, minimum: 0, maximum: 200 }) find?: string;
}

class NewMemberForm extends MembershipDto {
  @IdField() personId!: number;
}

/** People that one can choose from without searching. */
const choosable = 100;

@Pages()
@SignedIn()
export class WorkingGroupPages {
  constructor(
    private readonly groups: WorkingGroupService,
    private readonly responsibilities: ResponsibilitiesService,
    private readonly people: PeopleService,
  ) {}

  @Get('drafts/:id/working-group')
  async group(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const group = await this.groups.read(actor, id);
    showPage(reply, 'working-group', { ...presentGroupPage(group, language), form: emptyForm });
  }

  @Post('drafts/:id/working-group/responsibilities')
  async nameResponsible(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.responsibilities.nameAll(actor, id, await changesIn(sent));
      seeOther(reply, `/drafts/${id}/working-group`);
    } catch (error) {
      const form = refusedForm(error, sent, {}, language);
      const group = await this.groups.read(actor, id);
      showPage(reply, 'working-group', { ...presentGroupPage(group, language), form }, form.status);
    }
  }

  @Get('drafts/:id/working-group/members/new')
  async newcomer(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() { find = '' }: FindQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showNewcomer(reply, await this.led(actor, id), find, null, emptyForm, language);
  }

  @Post('drafts/:id/working-group/members')
  async add(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() { find = '' }: FindQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const wanted = { ...membershipIn(sent), personId: numberOf(sent, 'personId') };
      const { personId, ...membership } = await readForm(NewMemberForm, wanted);
      await this.groups.name(actor, id, personId, membership);
      seeOther(reply, `/drafts/${id}/working-group`);
    } catch (error) {
      const form = refusedForm(error, sent, memberLabels(language), language);
      await this.showNewcomer(reply, await this.led(actor, id), find, sent, form, language);
    }
  }

  @Get('drafts/:id/working-group/members/:personId')
  async member(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('personId') personId: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.showMember(reply, await this.led(actor, id), personId, null, emptyForm, language);
  }

  @Post('drafts/:id/working-group/members/:personId')
  async change(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('personId') personId: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.groups.name(actor, id, personId, await readForm(MembershipDto, membershipIn(sent)));
      seeOther(reply, `/drafts/${id}/working-group`);
    } catch (error) {
      const form = refusedForm(error, sent, memberLabels(language), language);
      this.showMember(reply, await this.led(actor, id), personId, sent, form, language);
    }
  }

  @Post('drafts/:id/working-group/members/:personId/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('personId') personId: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.groups.remove(actor, id, personId);
      seeOther(reply, `/drafts/${id}/working-group`);
    } catch (error) {
      const form = refusedForm(error, {}, memberLabels(language), language);
      this.showMember(reply, await this.led(actor, id), personId, null, form, language);
    }
  }

  /** The group, for whoever may change its members now. */
  private async led(actor: Actor, id: number): Promise<WorkingGroup> {
    const group = await this.groups.read(actor, id);
    if (!presentGroup(group, actor.language).allowedActions.includes('change-members')) {
      throw new Forbidden('only-the-leader');
    }
    return group;
  }

  private async showNewcomer(
    reply: FastifyReply,
    group: WorkingGroup,
    find: string,
    sent: SentForm | null,
    form: FormView,
    language: Language,
  ): Promise<void> {
    const members = new Set(group.members.map(({ personId }) => personId));
    const found = await this.people.find(find, choosable + members.size);
    const others = found.filter(({ id }) => !members.has(id)).slice(0, choosable);
    const chosen = sent ? textOf(sent, 'personId') : '';
    const view = {
      draft: draftOf(group),
      find,
      query: find ? `?${new URLSearchParams({ find }).toString()}` : '',
      found: others.length > 0,
      searchable: find !== '' || others.length === choosable,
      people: others.map(({ id, name, email }) => ({
        value: String(id),
        label: `${name} (${email})`,
        chosen: String(id) === chosen,
      })),
      functions: functionOptions(sent ? listOf(sent, 'functions') : ['member'], language),
      capacities: capacityOptions(sent ? textOf(sent, 'capacity') : 'other', language),
      form,
    };
    showPage(reply, 'group-newcomer', view, form.status);
  }

  private showMember(
    reply: FastifyReply,
    group: WorkingGroup,
    personId: number,
    sent: SentForm | null,
    form: FormView,
    language: Language,
  ): void {
    const member = group.members.find((one) => one.personId === personId);
    if (!member) throw new NotFound('member');
    const { name, active, functions, capacity } = member;
    const view = {
      draft: draftOf(group),
      member: { personId, name, active },
      functions: functionOptions(sent ? listOf(sent, 'functions') : functions, language),
      capacities: capacityOptions(sent ? textOf(sent, 'capacity') : capacity, language),
      form,
    };
    showPage(reply, 'group-member', view, form.status);
  }
}

function membershipIn(sent: SentForm) {
  return { functions: listOf(sent, 'functions'), capacity: textOf(sent, 'capacity') };
}

function memberLabels(language: Language) {
  return {
    personId: { label: translate(language, 'pages.group.person') },
    functions: { label: translate(language, 'pages.group.functions') },
    capacity: { label: translate(language, 'pages.group.speaksFor') },
  };
}

/** What was chosen otherwise than the page showed it, so that nobody undoes what another chose meanwhile. */
async function changesIn(sent: SentForm): Promise<{ subject: Subject; personId: number | null }[]> {
  const changes: { subject: Subject; personId: number | null }[] = [];
  for (const field of Object.keys(sent)) {
    const subject = subjectOf(field);
    if (!subject || textOf(sent, field) === textOf(sent, `shown-${field}`)) continue;
    const chosen = numberOf(sent, field);
    const personId = chosen === '' ? null : (await readForm(ResponsiblePersonDto, { personId: chosen })).personId;
    changes.push({ subject, personId });
  }
  return changes;
}

function subjectOf(field: string): Subject | null {
  const section = /^section-([1-9]\d{0,8})$/.exec(field)?.[1];
  if (section) return { sectionId: Number(section) };
  const jobRole = /^job-role-([a-z0-9-]{1,64})$/.exec(field)?.[1];
  return jobRole ? { jobRole } : null;
}
