import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { frameOf, Pages, renderPage, seeOther, showLastingPage } from '../ui/page';
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

  /** The address that documents print: it leads to what is in force, whatever the edition of the paper. */
  @SignedIn()
  @Get('read/:slug')
  async printedHandbook(@Param('slug') slug: string, @Res() reply: FastifyReply): Promise<void> {
    seeOther(reply, await this.reader.place(slug, null));
  }

  @SignedIn()
  @Get('read/:slug/:jobRole')
  async printedBrochure(
    @Param('slug') slug: string,
    @Param('jobRole') jobRole: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    seeOther(reply, await this.reader.place(slug, encodeURIComponent(jobRole)));
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
