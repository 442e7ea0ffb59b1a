import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { untilLeft } from '../platform/http/until-left';
import { DocumentsOnRequestDto } from './artefacts.dto';
import { presentChoices } from './documents-on-request.presenter';
import { PreviewsService } from './previews.service';

@ApiTags('publications')
@SignedIn()
@Controller('api/drafts/:id/preview')
export class PreviewsController {
  constructor(private readonly previews: PreviewsService) {}

  @Get()
  @ApiOperation({ summary: 'The documents that the text of a draft would be printed as.' })
  @ApiOkResponse({ type: DocumentsOnRequestDto })
  async list(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<DocumentsOnRequestDto> {
    return presentChoices(await this.previews.choices(actor, id));
  }

  @Get(':name')
  @ApiOperation({ summary: 'One of them as it looks now, marked as a draft on every page.' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
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
