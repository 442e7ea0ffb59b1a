import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IdParam } from '../../platform/http/id-param';
import { IfMatchHash } from '../../platform/http/if-match';
import { SpreadsheetBody, spreadsheetFile, spreadsheetType } from '../../platform/http/spreadsheet-body';
import { ComplaintPlanDto, ComplaintQuery } from './complaint-imports.dto';
import { presentComplaintPlan, readingOf } from './complaint-imports.presenter';
import { ComplaintImports } from './complaint-imports.service';

@ApiTags('evidence')
@SignedIn()
@Controller('api/standards/:id/complaints')
export class ComplaintImportsController {
  constructor(private readonly imports: ComplaintImports) {}

  @Post('import-plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a table of complaints comes to, by cause. Every fault is told by its cell.' })
  @ApiConsumes(spreadsheetType, 'text/csv')
  @ApiBody(spreadsheetFile)
  @ApiOkResponse({ type: ComplaintPlanDto })
  async plan(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: ComplaintQuery,
    @SpreadsheetBody() file: Uint8Array,
  ): Promise<ComplaintPlanDto> {
    return presentComplaintPlan(await this.imports.plan(actor, id, file, readingOf(query)));
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds new causes and counts the others anew, exactly as it was planned: all or none.' })
  @ApiConsumes(spreadsheetType, 'text/csv')
  @ApiBody(spreadsheetFile)
  @ApiOkResponse({ type: ComplaintPlanDto })
  async import(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: ComplaintQuery,
    @IfMatchHash() planHash: string,
    @SpreadsheetBody() file: Uint8Array,
  ): Promise<ComplaintPlanDto> {
    return presentComplaintPlan(await this.imports.apply(actor, id, planHash, file, readingOf(query)));
  }
}
