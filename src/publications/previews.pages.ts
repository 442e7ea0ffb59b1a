import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { untilLeft } from '../platform/http/until-left';
import { Pages, showPage } from '../ui/page';
import { presentPreviews } from './previews.presenter';
import { PreviewsService } from './previews.service';

/** A draft as it would be printed. */
@Pages()
@SignedIn()
export class PreviewsPages {
  constructor(private readonly previews: PreviewsService) {}

  @Get('drafts/:id/preview')
  async list(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    showPage(reply, 'preview', presentPreviews(await this.previews.choices(actor, id)));
  }

  @Get('drafts/:id/preview/:name')
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await replyWithFile(request, reply, await this.previews.file(actor, id, name, untilLeft(reply)));
  }
}
