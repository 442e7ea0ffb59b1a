import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, pageOf, type Page } from '../platform/http/page';
import { ArtefactDto, ArtefactsQuery, DocumentsOnRequestDto, FileQuery, RequestedDocumentDto } from './artefacts.dto';
import { presentArtefact } from './artefact.presenter';
import { ArtefactsService } from './artefacts.service';
import { presentChoices } from './documents-on-request.presenter';
import { DocumentsOnRequestService } from './documents-on-request.service';

@ApiTags('publications')
@Controller('api')
export class ArtefactsController {
  constructor(
    private readonly artefacts: ArtefactsService,
    private readonly onRequest: DocumentsOnRequestService,
  ) {}

  @SignedIn()
  @Get('editions/:id/artefacts')
  @ApiOperation({
    summary: 'The documents of an edition: the handbook and a brochure for each job role, or those made on request.',
  })
  @ApiOkResponse({ type: pageOf(ArtefactDto) })
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: ArtefactsQuery,
  ): Promise<Page<ArtefactDto>> {
    const page = await this.artefacts.list(
      actor,
      id,
      query.onRequest ?? false,
      query.after ?? 0,
      query.limit ?? defaultPageSize,
    );
    return { ...page, items: page.items.map((artefact) => presentArtefact(artefact, actor)) };
  }

  @SignedIn()
  @Get('editions/:id/documents-on-request')
  @ApiOperation({ summary: 'What can be asked for of an edition: checklists, observation forms, posters.' })
  @ApiOkResponse({ type: DocumentsOnRequestDto })
  async choices(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<DocumentsOnRequestDto> {
    return presentChoices(await this.onRequest.choices(actor, id));
  }

  @SignedIn()
  @Post('editions/:id/documents-on-request')
  @ApiOperation({ summary: 'Has such a document made, or gives the one that was asked for before.' })
  @ApiCreatedResponse({ type: ArtefactDto })
  async request(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { name }: RequestedDocumentDto,
  ): Promise<ArtefactDto> {
    return presentArtefact(await this.onRequest.request(actor, id, name), actor);
  }

  @SignedIn()
  @Get('artefacts/:id')
  @ApiOperation({ summary: 'A document: how far it is, or why it failed.' })
  @ApiOkResponse({ type: ArtefactDto })
  async get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<ArtefactDto> {
    return presentArtefact(await this.artefacts.get(actor, id), actor);
  }

  @SignedIn()
  @Get('artefacts/:id/file')
  @ApiOperation({ summary: 'The file, whole or in part: a PDF, or an EPUB where the form is `e-book`.' })
  @ApiProduces('application/pdf', 'application/epub+zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await replyWithFile(request, reply, await this.artefacts.file(actor, id, query.inline ?? false));
  }

  @SignedIn()
  @Post('artefacts/:id/retry')
  @ApiOperation({ summary: 'Has a document that failed made again.' })
  @ApiCreatedResponse({ type: ArtefactDto })
  async retry(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<ArtefactDto> {
    return presentArtefact(await this.artefacts.retry(actor, id), actor);
  }
}
