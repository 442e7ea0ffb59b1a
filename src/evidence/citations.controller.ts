import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize } from '../platform/http/page';
import { CitationsService } from './citations.service';
import { ClauseReasonsDto, DraftEvidenceDto, EvidenceQuery, NewCitationDto } from './evidence.dto';
import { presentReasons } from './evidence.presenter';

@ApiTags('evidence')
@SignedIn()
@Controller('api/drafts/:id')
export class CitationsController {
  constructor(private readonly citations: CitationsService) {}

  @Get('evidence')
  @ApiOperation({ summary: 'Which clauses do not say why they exist, or how many sources each cites.' })
  @ApiOkResponse({ type: DraftEvidenceDto })
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: EvidenceQuery,
  ): Promise<DraftEvidenceDto> {
    const { show = 'uncited', after = 0, limit = defaultPageSize } = query;
    const { page, counts } = await this.citations.ofDraft(actor, id, show, after, limit);
    const items = page.items.map(({ clauseId, number, title, cites }) => ({ clauseId, number, title, cites }));
    return { items, next: page.next, counts };
  }

  @Get('clauses/:clauseId/citations')
  @ApiOperation({ summary: 'Why a clause exists: the sources that it cites.' })
  @ApiOkResponse({ type: ClauseReasonsDto })
  get(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
  ): Promise<ClauseReasonsDto> {
    return this.ofClause(actor, id, clauseId);
  }

  @Post('clauses/:clauseId/citations')
  @ApiOperation({ summary: 'Says that the clause exists because of a source. The text stays as it is.' })
  @ApiCreatedResponse({ type: ClauseReasonsDto })
  async cite(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
    @Body() { sourceId, note }: NewCitationDto,
  ): Promise<ClauseReasonsDto> {
    await this.citations.cite(actor, id, clauseId, sourceId, note ?? null);
    return this.ofClause(actor, id, clauseId);
  }

  @Post('clauses/:clauseId/citations/:sourceId/withdrawal')
  @ApiOperation({ summary: 'The clause no longer cites the source.' })
  @ApiCreatedResponse({ type: ClauseReasonsDto })
  async withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
    @IdParam('sourceId') sourceId: number,
  ): Promise<ClauseReasonsDto> {
    await this.citations.withdraw(actor, id, clauseId, sourceId);
    return this.ofClause(actor, id, clauseId);
  }

  private async ofClause(actor: Actor, id: number, clauseId: number): Promise<ClauseReasonsDto> {
    return presentReasons(await this.citations.ofClause(actor, id, clauseId));
  }
}
