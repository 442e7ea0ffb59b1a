import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import type { Language } from '../vocabulary';
import { DraftFindingsDto, FindingsQuery, NewWaiverDto } from './findings.dto';
import { presentDraftFindings } from './findings.presenter';
import { FindingsService } from './findings.service';
import { WaiversService } from './waivers.service';

@ApiTags('quality')
@SignedIn()
@Controller('api/drafts/:id')
export class FindingsController {
  constructor(
    private readonly findings: FindingsService,
    private readonly waivers: WaiversService,
  ) {}

  @Get('findings')
  @ApiOperation({ summary: 'What the wording lint finds in the present text, clause by clause.' })
  @ApiOkResponse({ type: DraftFindingsDto })
  async list(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() { show = 'open', severity }: FindingsQuery,
  ): Promise<DraftFindingsDto> {
    const judged = await this.findings.ofDraft(actor, id);
    return presentDraftFindings(judged, { show, severity: severity ?? null }, language);
  }

  @Post('clauses/:clauseId/waivers')
  @ApiOperation({ summary: 'Lets a finding stay, with a reason; it holds until the passage is another.' })
  @ApiCreatedResponse({ type: DraftFindingsDto, description: 'The findings of the clause, waived ones too.' })
  async waive(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('clauseId') clauseId: number,
    @Body() { rule, quote, reason }: NewWaiverDto,
  ): Promise<DraftFindingsDto> {
    await this.waivers.waive(actor, id, clauseId, { rule, quote, reason });
    return this.ofClause(actor, id, clauseId, language);
  }

  @Post('waivers/:waiverId/withdrawal')
  @ApiOperation({ summary: 'Takes a waiver back.' })
  @ApiCreatedResponse({ type: DraftFindingsDto, description: 'The findings of the clause, waived ones too.' })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('waiverId') waiverId: number,
  ): Promise<DraftFindingsDto> {
    const { clauseId } = await this.waivers.withdraw(actor, id, waiverId);
    return this.ofClause(actor, id, clauseId, language);
  }

  private async ofClause(actor: Actor, id: number, clauseId: number, language: Language): Promise<DraftFindingsDto> {
    const judged = await this.findings.ofDraft(actor, id);
    const clauses = judged.clauses.filter((clause) => clause.id === clauseId);
    return presentDraftFindings({ ...judged, clauses }, { show: 'all', severity: null }, language);
  }
}
