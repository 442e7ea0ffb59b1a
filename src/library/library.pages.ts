import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { frameOf, Pages, renderPage, showLastingPage } from '../ui/page';
import { ReaderService, type Reading } from './reader.service';

/** What is in force, to read on a screen. */
@Pages()
export class LibraryPages {
  constructor(private readonly reader: ReaderService) {}

  @SignedIn()
  @Get('standards/:id/brochures/:jobRole')
  async brochure(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Param('jobRole') jobRole: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.show(actor, await this.reader.open(id, jobRole, actor), request, reply);
  }

  @SignedIn()
  @Get('standards/:id/handbook')
  async handbook(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.show(actor, await this.reader.open(id, null, actor), request, reply);
  }

  private show(actor: Actor, { edition, text, pdf }: Reading, request: FastifyRequest, reply: FastifyReply): void {
    const view = {
      text,
      pdf: pdf && {
        href: `/artefacts/${pdf.id}/file?inline`,
        pages: pdf.pages,
        bytes: pdf.bytes,
        unchangedSince: pdf.unchangedSince,
      },
      back: `/standards/${edition.standardId}`,
    };
    showLastingPage(request, reply, renderPage('reader', view, frameOf(request)), actor.language);
  }
}
