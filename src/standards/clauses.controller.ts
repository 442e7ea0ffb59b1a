import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { ClausePlaces } from './clause-places.service';
import { plainClause } from '../vocabulary';
import { ClauseChangeDto, ClauseDto, ClausePlaceDto, NewClauseDto, RevisionDto } from './clauses.dto';
import { ClausesService } from './clauses.service';

@ApiTags('text')
@SignedIn()
@Controller('api/drafts/:draftId')
export class ClausesController {
  constructor(
    private readonly clauses: ClausesService,
    private readonly places: ClausePlaces,
  ) {}

  @Post('sections/:id/clauses')
  @ApiOperation({ summary: 'Adds a clause to a section.' })
  @ApiCreatedResponse({ type: ClauseDto })
  add(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() sectionId: number,
    @Body() { position, ...text }: NewClauseDto,
  ): Promise<ClauseDto> {
    return this.places.add(actor, draftId, sectionId, { ...plainClause, ...text }, position ?? null);
  }

  @Get('clauses/:id')
  @ApiOperation({ summary: 'A clause as it stands in this draft.' })
  @ApiOkResponse({ type: ClauseDto })
  get(@CurrentActor() actor: Actor, @IdParam('draftId') draftId: number, @IdParam() id: number): Promise<ClauseDto> {
    return this.clauses.read(actor, draftId, id);
  }

  @Patch('clauses/:id')
  @ApiOperation({ summary: 'Saves a new text of the clause as its next revision.' })
  @ApiOkResponse({ type: ClauseDto })
  change(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() change: ClauseChangeDto,
  ): Promise<ClauseDto> {
    return this.clauses.change(actor, draftId, id, version, { ...change });
  }

  @Put('clauses/:id/place')
  @ApiOperation({ summary: 'Moves the clause; numbers follow.' })
  @ApiOkResponse({ type: ClauseDto })
  move(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() { sectionId, position }: ClausePlaceDto,
  ): Promise<ClauseDto> {
    return this.places.move(actor, draftId, id, sectionId, position);
  }

  @Delete('clauses/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes the clause from the draft; its revisions stay.' })
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.places.remove(actor, draftId, id, version);
  }

  @Post('clauses/:id/restoration')
  @ApiOperation({ summary: 'Puts a removed clause back, at the end of its section.' })
  @ApiCreatedResponse({ type: ClauseDto })
  restore(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
  ): Promise<ClauseDto> {
    return this.places.restore(actor, draftId, id);
  }

  @Get('clauses/:id/revisions')
  @ApiOperation({ summary: 'Every text the clause has had, the newest first.' })
  @ApiOkResponse({ type: pageOf(RevisionDto) })
  revisions(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: PageQuery,
  ): Promise<Page<RevisionDto>> {
    return this.clauses.revisions(actor, draftId, id, query.after, query.limit ?? defaultPageSize);
  }
}
