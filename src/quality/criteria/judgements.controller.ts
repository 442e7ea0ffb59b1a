import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { CurrentLanguage } from '../../accounts/current-language';
import { IdParam } from '../../platform/http/id-param';
import type { Language } from '../../vocabulary';
import { ClauseJudgementsDto, CriteriaMatrixDto, MatrixQueryDto, NewExcuseDto, NewJudgementDto } from './criteria.dto';
import { CriteriaMatrixService } from './criteria-matrix.service';
import { presentJudgedClause, presentMatrix } from './criteria.presenter';
import { given, matrixQuery } from './criteria-input';
import { ExcusesService } from './excuses.service';
import { JudgementsService } from './judgements.service';

@ApiTags('quality')
@SignedIn()
@Controller('api/drafts/:id')
export class JudgementsController {
  constructor(
    private readonly matrix: CriteriaMatrixService,
    private readonly judgements: JudgementsService,
    private readonly excuses: ExcusesService,
  ) {}

  @Get('criteria')
  @ApiOperation({ summary: 'How the group judges the clauses by each criterion.' })
  @ApiOkResponse({ type: CriteriaMatrixDto })
  async list(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() query: MatrixQueryDto,
  ): Promise<CriteriaMatrixDto> {
    return presentMatrix(await this.matrix.ofDraft(actor, id, matrixQuery(query)), language);
  }

  @Get('clauses/:clauseId/judgements')
  @ApiOperation({ summary: 'What everybody thinks of a clause.' })
  @ApiOkResponse({ type: ClauseJudgementsDto })
  get(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
  ): Promise<ClauseJudgementsDto> {
    return this.ofClause(actor, id, clauseId, language);
  }

  @Put('clauses/:clauseId/judgements/mine')
  @ApiOperation({ summary: 'What this person thinks of a clause, in place of what he thought before.' })
  @ApiOkResponse({ type: ClauseJudgementsDto })
  async judge(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
    @Body() { revisionId, marks }: NewJudgementDto,
  ): Promise<ClauseJudgementsDto> {
    await this.judgements.judge(actor, id, clauseId, revisionId, marks.map(given));
    return this.ofClause(actor, id, clauseId, language);
  }

  @Post('clauses/:clauseId/excuses')
  @ApiOperation({
    summary: 'Lets a clause below the threshold go on, with a reason; it holds until the text is another.',
  })
  @ApiCreatedResponse({ type: ClauseJudgementsDto })
  async excuse(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
    @Body() { revisionId, reason }: NewExcuseDto,
  ): Promise<ClauseJudgementsDto> {
    await this.excuses.excuse(actor, id, clauseId, revisionId, reason);
    return this.ofClause(actor, id, clauseId, language);
  }

  @Post('excuses/:excuseId/withdrawal')
  @ApiOperation({ summary: 'Takes an excuse back.' })
  @ApiCreatedResponse({ type: ClauseJudgementsDto })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('excuseId') excuseId: number,
  ): Promise<ClauseJudgementsDto> {
    const { clauseId } = await this.excuses.withdraw(actor, id, excuseId);
    return this.ofClause(actor, id, clauseId, language);
  }

  private async ofClause(actor: Actor, id: number, clauseId: number, language: Language): Promise<ClauseJudgementsDto> {
    return presentJudgedClause(await this.judgements.ofClause(actor, id, clauseId), language);
  }
}
