import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IdParam } from '../../platform/http/id-param';
import { IfMatchHash } from '../../platform/http/if-match';
import { SpreadsheetBody, spreadsheetFile, spreadsheetType } from '../../platform/http/spreadsheet-body';
import { AnswerImports } from './answer-imports.service';
import { PlannedAnswersDto, TableQuery } from './disposition-table.dto';
import { presentPlan } from './disposition-table.presenter';
import { DispositionTables } from './disposition-tables.service';
import { sendTable } from './table-reply';

@ApiTags('reviews')
@SignedIn()
@Controller('api/drafts/:id/disposition-table')
export class DispositionTableController {
  constructor(
    private readonly tables: DispositionTables,
    private readonly imports: AnswerImports,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The comments of a draft or round with what became of each, in the language of the standard.',
  })
  @ApiProduces(
    spreadsheetType,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/pdf',
    'text/csv',
  )
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { format, roundId }: TableQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendTable(reply, await this.tables.file(actor, id, format, roundId ?? null));
  }

  @Post('import-plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Which comments a table that was filled in would answer. Every fault is told by its cell.' })
  @ApiConsumes(spreadsheetType, 'text/csv')
  @ApiBody(spreadsheetFile)
  @ApiOkResponse({ type: PlannedAnswersDto })
  async plan(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @SpreadsheetBody() file: Uint8Array,
  ): Promise<PlannedAnswersDto> {
    return presentPlan(await this.imports.plan(actor, id, file));
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives the answers of the table, exactly as they were planned: all or none.' })
  @ApiConsumes(spreadsheetType, 'text/csv')
  @ApiBody(spreadsheetFile)
  @ApiOkResponse({ type: PlannedAnswersDto })
  async import(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IfMatchHash() planHash: string,
    @SpreadsheetBody() file: Uint8Array,
  ): Promise<PlannedAnswersDto> {
    return presentPlan(await this.imports.apply(actor, id, planHash, file));
  }
}
