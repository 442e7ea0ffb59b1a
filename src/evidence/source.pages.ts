import { Body, Get, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { Forbidden, Stale } from '../errors';
import { WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { SourceTextDto } from './evidence.dto';
import { sourceText } from './evidence-input';
import { actionsOn, sourcePath, sourcesPath, sourceView } from './evidence.presenter';
import { presentSourceForm, sentSource, sourceLabels, valuesOf } from './source-form';
import type { SourceView } from './source-rows';
import { SourcesService, type SourceInHand } from './sources.service';

class VersionForm {
  @Type(() => Number) @WholeNumberField({ minimum: 1 }) version!: number;
}

/** One source: what it says, and which clauses exist because of it. */
@Pages()
@SignedIn()
export class SourcePages {
  constructor(private readonly sources: SourcesService) {}

  @Get('sources/:id')
  async source(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    showSource(reply, actor, await this.sources.read(actor, id), emptyForm);
  }

  @Post('sources/:id/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(VersionForm, { version: sent?.['version'] });
    try {
      seeOther(reply, sourcesPath(await this.sources.remove(actor, id, version)));
    } catch (error) {
      const form = refusedForm(error, {}, {}, actor.language);
      showSource(reply, actor, await this.sources.read(actor, id), form);
    }
  }

  @Get('sources/:id/edit')
  async edit(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const held = await this.sources.read(actor, id);
    showForm(reply, actor, held, { ...emptyForm, values: valuesOf(held.source) }, held.source.version, null);
  }

  @Post('sources/:id/edit')
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(VersionForm, { version: sent?.['version'] });
    const held = await this.sources.read(actor, id);
    const { kind } = held.source;
    try {
      const text = sourceText(await readForm(SourceTextDto, sentSource(kind, sent)));
      await this.sources.change(actor, id, version, text);
      seeOther(reply, sourcePath(id));
    } catch (error) {
      const labels = sourceLabels(kind, actor.language);
      if (error instanceof Stale) {
        const theirs = error.data['present'] as SourceView;
        const values = Object.fromEntries(Object.keys(labels).map((field) => [field, textOf(sent, field)]));
        return showForm(reply, actor, held, { ...emptyForm, values, status: 412 }, theirs.version, theirs);
      }
      showForm(reply, actor, held, refusedForm(error, sent, labels, actor.language), version, null);
    }
  }
}

function showSource(reply: FastifyReply, actor: Actor, held: SourceInHand, form: FormView): void {
  const { inHand, source, clauses } = held;
  const actions = actionsOn(held);
  const view = {
    standard: { id: inHand.id, title: inHand.title, language: inHand.language },
    back: sourcesPath(inHand.id),
    source: { ...sourceView(source, actor.language), version: source.version },
    isRemoved: source.removedAt !== null,
    changedBy: source.changedBy,
    changedAt: source.changedAt,
    clauses: clauses.map(({ id, draftId, ...clause }) => ({
      ...clause,
      path: `/drafts/${draftId}/clauses/${id}#reasons`,
    })),
    mayChange: actions.includes('change'),
    mayRemove: actions.includes('remove') && clauses.length === 0,
    isKept: actions.includes('remove') && clauses.length > 0,
    form,
  };
  showPage(reply, 'source', view, form.status);
}

function showForm(
  reply: FastifyReply,
  actor: Actor,
  held: SourceInHand,
  form: FormView,
  version: number,
  theirs: SourceView | null,
): void {
  const { inHand, source } = held;
  if (!actionsOn(held).includes('change')) throw new Forbidden('not-gathering');
  const view = presentSourceForm(inHand, source.kind, form, actor.language, { id: source.id, version, theirs });
  showPage(reply, 'source-edit', view, form.status);
}
