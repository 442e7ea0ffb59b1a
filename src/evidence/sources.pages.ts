import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { ChoiceField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize } from '../platform/http/page';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import { NewSourceDto, SourceQuery } from './evidence.dto';
import { sourceFilter, sourceText } from './evidence-input';
import { sourcePath } from './evidence.presenter';
import { presentSourceForm, sentSource, sourceLabels } from './source-form';
import { sourceKinds, type SourceKind } from './source.rules';
import { presentSourcesPage } from './sources-page.presenter';
import { SourcesService } from './sources.service';

class NewSourceQuery {
  @ChoiceField(sourceKinds, { optional: true }) kind?: SourceKind;
}

/** What was found out about customers, for everybody who works on the standard. */
@Pages()
@SignedIn()
export class SourcesPages {
  constructor(private readonly sources: SourcesService) {}

  @Get('standards/:id/sources')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: SourceQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { after = 0, limit = defaultPageSize } = query;
    const filter = sourceFilter(query);
    const list = await this.sources.list(actor, id, filter, after, limit);
    showPage(reply, 'sources', presentSourcesPage(list, filter, query.limit ?? null, actor.language));
  }

  @Get('standards/:id/sources/new')
  async beginning(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { kind = 'interview' }: NewSourceQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, id, kind, emptyForm);
  }

  @Post('standards/:id/sources/new')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { kind = 'interview' }: NewSourceQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const source = await readForm(NewSourceDto, { ...sentSource(kind, sent), kind });
      seeOther(reply, sourcePath(await this.sources.add(actor, id, kind, sourceText(source))));
    } catch (error) {
      const form = refusedForm(error, sent, sourceLabels(kind, actor.language), actor.language);
      await this.show(reply, actor, id, kind, form);
    }
  }

  private async show(reply: FastifyReply, actor: Actor, id: number, kind: SourceKind, form: FormView): Promise<void> {
    const view = presentSourceForm(await this.sources.target(actor, id), kind, form, actor.language);
    showPage(reply, 'source-edit', view, form.status);
  }
}
