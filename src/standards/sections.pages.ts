import { Body, Get, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { Forbidden, NotFound, Stale } from '../errors';
import { WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { DraftReading } from './draft-reading.service';
import { isEditable } from './draft.lifecycle';
import { mayLead, mayWriteSection } from './draft.policy';
import { formattedField } from './formatted-field';
import { SectionsService, type SectionWords } from './sections.service';

class VersionForm {
  @Type(() => Number) @WholeNumberField({ minimum: 1 }) version!: number;
}

class PositionForm {
  @Type(() => Number) @WholeNumberField({ minimum: 1, maximum: 500 }) position!: number;
}

/** What the form of a section shows beside its fields. */
interface SectionForm {
  form: FormView;
  version: number | null;
  /** What another saved meanwhile. */
  theirs: (SectionWords & { by: string; at: Date }) | null;
}

@Pages()
export class SectionsPages {
  constructor(
    private readonly sections: SectionsService,
    private readonly drafts: DraftReading,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/sections/new')
  async beginning(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, draftId, null, { form: emptyForm, version: null, theirs: null }, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/new')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { id } = await this.sections.add(actor, draftId, sentWords(sent), null);
      seeOther(reply, `/drafts/${draftId}/text#section-${id}`);
    } catch (error) {
      const form = refused(error, sent, language);
      await this.show(actor, draftId, null, { form, version: null, theirs: null }, language, reply);
    }
  }

  @SignedIn()
  @Get('drafts/:draftId/sections/:id/edit')
  async edit(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { title, introduction, version } = await this.drafts.section(actor, draftId, id);
    const form = { ...emptyForm, values: { title, introduction: introduction ?? '' } };
    await this.show(actor, draftId, id, { form, version, theirs: null }, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/edit')
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(VersionForm, { version: sent?.['version'] });
    try {
      await this.sections.change(actor, draftId, id, version, sentWords(sent));
      seeOther(reply, `/drafts/${draftId}/text#section-${id}`);
    } catch (error) {
      const view =
        error instanceof Stale ? outrun(error, sent) : { form: refused(error, sent, language), version, theirs: null };
      await this.show(actor, draftId, id, view, language, reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/position')
  async move(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position } = await readForm(PositionForm, sent);
    await this.sections.move(actor, draftId, id, position);
    seeOther(reply, `/drafts/${draftId}/text#section-${id}`);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(VersionForm, sent);
    await this.sections.remove(actor, draftId, id, version);
    seeOther(reply, `/drafts/${draftId}/text`);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/restoration')
  async restore(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sections.restore(actor, draftId, id);
    seeOther(reply, `/drafts/${draftId}/text#section-${id}`);
  }

  private async show(
    actor: Actor,
    draftId: number,
    id: number | null,
    { form, version, theirs }: SectionForm,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    const { inHand, outline } = await this.drafts.outline(actor, draftId);
    const leads = mayLead(actor, inHand.participation);
    const may = id === null ? leads : mayWriteSection(actor, inHand.participation, id);
    if (!may || !isEditable(inHand.draft.state)) throw new Forbidden('only-the-leader');
    const section = outline.sections.find((one) => one.id === id) ?? null;
    if (id !== null && !section) throw new NotFound('section');
    const path = `/drafts/${draftId}/sections/${id ?? 'new'}`;
    const view = {
      draft: { id: draftId, language: outline.language, title: outline.title },
      heading: section
        ? translate(language, 'pages.text.editingSection', { number: section.number })
        : translate(language, 'pages.text.newSection'),
      action: section ? `${path}/edit` : path,
      version,
      removal: section && leads && section.length === 0 ? `${path}/removal` : null,
      keep: { key: `${actor.id}/section/${draftId}/${id ?? 'new'}`, version: version ?? outline.sections.length },
      form,
      formatted: formattedField(actor, form.values['introduction']),
      theirs,
    };
    showPage(reply, 'section-edit', view, form.status);
  }
}

function sentWords(sent: SentForm): SectionWords {
  return { title: textOf(sent, 'title'), introduction: textOf(sent, 'introduction') || null };
}

function refused(error: unknown, sent: SentForm, language: Language): FormView {
  const labels = {
    title: { label: translate(language, 'pages.text.sectionTitle') },
    introduction: { label: translate(language, 'pages.text.introduction') },
  };
  return refusedForm(error, sent, labels, language);
}

/** The words that were typed, to be saved over those that another saved meanwhile, once the person has seen them. */
function outrun({ data }: Stale, sent: SentForm): SectionForm {
  const { present, changedBy, changedAt } = data as {
    present: SectionWords & { version: number };
    changedBy: { name: string };
    changedAt: Date;
  };
  const { version, title, introduction } = present;
  const values = { title: textOf(sent, 'title'), introduction: textOf(sent, 'introduction') };
  return {
    form: { ...emptyForm, values, status: 412 },
    version,
    theirs: { title, introduction, by: changedBy.name, at: changedAt },
  };
}
