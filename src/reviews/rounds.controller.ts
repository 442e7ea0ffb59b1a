import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { presentRound } from './round.presenter';
import { RoundSummaries } from './round-summaries.service';
import { presentSummary } from './round-summary.presenter';
import { DeadlineDto, NewRoundDto, RoundDto, RoundSummaryDto } from './rounds.dto';
import { RoundsService } from './rounds.service';

@ApiTags('reviews')
@SignedIn()
@Controller('api')
export class RoundsController {
  constructor(
    private readonly rounds: RoundsService,
    private readonly summaries: RoundSummaries,
  ) {}

  @Post('drafts/:id/rounds')
  @ApiOperation({ summary: 'Opens the review: named people comment until a deadline.' })
  @ApiCreatedResponse({ type: RoundDto })
  async open(@CurrentActor() actor: Actor, @IdParam() id: number, @Body() round: NewRoundDto): Promise<RoundDto> {
    return presentRound(await this.rounds.open(actor, id, round));
  }

  @Get('drafts/:id/rounds')
  @ApiOperation({ summary: 'The rounds of a draft, in the order in which they were opened.' })
  @ApiOkResponse({ type: pageOf(RoundDto) })
  async list(@CurrentActor() actor: Actor, @IdParam() id: number, @Query() query: PageQuery): Promise<Page<RoundDto>> {
    const page = await this.rounds.list(actor, id, query.after ?? 0, query.limit ?? defaultPageSize);
    return { ...page, items: page.items.map(presentRound) };
  }

  @Get('rounds/:id')
  @ApiOperation({ summary: 'One round: who was asked, and how many comments each made.' })
  @ApiOkResponse({ type: RoundDto })
  async get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<RoundDto> {
    return presentRound(await this.rounds.read(actor, id));
  }

  @Get('rounds/:id/summary')
  @ApiOperation({ summary: 'What came of a round: who took part, what was said, what is open.' })
  @ApiOkResponse({ type: RoundSummaryDto })
  async summary(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<RoundSummaryDto> {
    return presentSummary(await this.summaries.read(actor, id), actor.language);
  }

  @Patch('rounds/:id')
  @ApiOperation({ summary: 'Gives the participants more time.' })
  @ApiOkResponse({ type: RoundDto })
  async extend(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { deadline }: DeadlineDto,
  ): Promise<RoundDto> {
    return presentRound(await this.rounds.extend(actor, id, deadline));
  }

  @Post('rounds/:id/closure')
  @ApiOperation({ summary: 'Closes the round before its deadline; the draft goes into rework.' })
  @ApiCreatedResponse({ type: RoundDto })
  async close(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<RoundDto> {
    return presentRound(await this.rounds.close(actor, id));
  }
}
