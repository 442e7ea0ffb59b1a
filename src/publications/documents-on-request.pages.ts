import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { TextField } from '../platform/http/fields';
import { isGhostscriptThere } from '../rendering/print-shop/ghostscript';
import { StandardsService } from '../standards/standards.service';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import { ArtefactsService } from './artefacts.service';
import { documentNameOf, presentRequests } from './documents-on-request.presenter';
import { DocumentsOnRequestService } from './documents-on-request.service';

/** More than anybody looks through. */
const everyDocument = 200;

class RequestForm {
  @TextField({ maximum: 40 }) what!: string;
  @TextField({ optional: true, maximum: 100 }) subject?: string;
}

class SubjectQuery {
  @TextField({ optional: true, maximum: 100 }) subject?: string;
}

/** Checklists, posters and what else is made of an edition when somebody asks for it. */
@Pages()
@SignedIn()
export class DocumentsOnRequestPages {
  constructor(
    private readonly standards: StandardsService,
    private readonly artefacts: ArtefactsService,
    private readonly onRequest: DocumentsOnRequestService,
  ) {}

  @Get('editions/:id/documents')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { subject }: SubjectQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, id, subject, reply, emptyForm);
  }

  @Post('editions/:id/documents')
  async request(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { what, subject } = await readForm(RequestForm, sent);
      await this.onRequest.request(actor, id, documentNameOf(what, subject));
      const again = subject === undefined ? '' : `?subject=${encodeURIComponent(subject)}`;
      seeOther(reply, `/editions/${id}/documents${again}`);
    } catch (error) {
      await this.show(actor, id, undefined, reply, refusedForm(error, sent, {}, actor.language));
    }
  }

  private async show(actor: Actor, id: number, subject: string | undefined, reply: FastifyReply, form: FormView) {
    const { edition, documents } = await this.onRequest.choices(actor, id);
    const { items } = await this.artefacts.list(actor, id, true, 0, everyDocument);
    const standard = await this.standards.get(actor, edition.standardId);
    const view = presentRequests(actor, {
      ...{ edition, standard, documents, made: items, subject },
      hasGhostscript: await isGhostscriptThere(),
    });
    showPage(reply, 'documents-on-request', { ...view, form }, form.status);
  }
}
