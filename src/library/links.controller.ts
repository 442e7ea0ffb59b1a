import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentActor, Only } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CONFIG, type Config } from '../config';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { addressOf, presentLink } from './link.presenter';
import { LinkDto, NewLinkDto } from './links.dto';
import { LinksService } from './links.service';

@ApiTags('library')
@Controller('api/standards/:id/links')
@Only('hr')
export class LinksController {
  constructor(
    private readonly links: LinksService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The links that open brochures of the standard without signing in.' })
  @ApiOkResponse({ type: pageOf(LinkDto) })
  async list(@IdParam() id: number, @Query() query: PageQuery, @Req() request: FastifyRequest): Promise<Page<LinkDto>> {
    const { items, next } = await this.links.list(id, query.after ?? 0, query.limit ?? defaultPageSize);
    const jobRoles = await this.links.jobRoles(id);
    return { items: items.map((link) => presentLink(link, jobRoles, addressOf(this.config, request))), next };
  }

  @Post()
  @ApiOperation({ summary: 'Makes a link to the brochure of a job role, always that of the edition in force.' })
  @ApiCreatedResponse({ type: LinkDto })
  async make(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { jobRole }: NewLinkDto,
    @Req() request: FastifyRequest,
  ): Promise<LinkDto> {
    const link = await this.links.make(actor, id, jobRole);
    return presentLink(link, await this.links.jobRoles(id), addressOf(this.config, request));
  }

  @Delete(':link')
  @ApiOperation({ summary: 'Revokes a link: from now on it opens nothing.' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@CurrentActor() actor: Actor, @IdParam() id: number, @IdParam('link') link: number): Promise<void> {
    await this.links.revoke(actor, id, link);
  }
}
