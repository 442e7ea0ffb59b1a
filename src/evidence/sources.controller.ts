import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { defaultPageSize, pageOf, type Page } from '../platform/http/page';
import { CitedSourceDto, ListedSourceDto, NewSourceDto, SourceQuery, SourceTextDto } from './evidence.dto';
import { presentListedSource, presentSourceInHand } from './evidence.presenter';
import { sourceFilter, sourceText } from './evidence-input';
import { SourcesService } from './sources.service';

@ApiTags('evidence')
@SignedIn()
@Controller('api')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Get('standards/:id/sources')
  @ApiOperation({
    summary: 'What was found out before and while the standard is written, the most frequent complaints first.',
  })
  @ApiOkResponse({ type: pageOf(ListedSourceDto) })
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: SourceQuery,
  ): Promise<Page<ListedSourceDto>> {
    const { after = 0, limit = defaultPageSize } = query;
    const { page } = await this.sources.list(actor, id, sourceFilter(query), after, limit);
    return { ...page, items: page.items.map(presentListedSource) };
  }

  @Post('standards/:id/sources')
  @ApiOperation({ summary: 'Adds a source, for the working group and HR.' })
  @ApiCreatedResponse({ type: CitedSourceDto })
  async add(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() source: NewSourceDto,
  ): Promise<CitedSourceDto> {
    return this.read(actor, await this.sources.add(actor, id, source.kind, sourceText(source)));
  }

  @Get('sources/:id')
  @ApiOperation({ summary: 'One source, with the clauses that cite it.' })
  @ApiOkResponse({ type: CitedSourceDto })
  get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CitedSourceDto> {
    return this.read(actor, id);
  }

  @Put('sources/:id')
  @ApiOperation({ summary: 'Replaces everything that is said of the source but its kind.' })
  @ApiOkResponse({ type: CitedSourceDto })
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() text: SourceTextDto,
  ): Promise<CitedSourceDto> {
    await this.sources.change(actor, id, version, sourceText(text));
    return this.read(actor, id);
  }

  @Delete('sources/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Removes a source that no clause cites; editions that were published with it still show it.',
  })
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @IdParam() id: number, @IfMatch() version: number): Promise<void> {
    await this.sources.remove(actor, id, version);
  }

  private async read(actor: Actor, id: number): Promise<CitedSourceDto> {
    return presentSourceInHand(await this.sources.read(actor, id));
  }
}
