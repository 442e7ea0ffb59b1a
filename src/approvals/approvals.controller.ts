import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ApprovalDto, ApprovalSheetDto, NewApprovalSheetDto, NewDecisionDto } from './approvals.dto';
import { presentApproval, presentSheet } from './approval.presenter';
import { ApprovalSheetsService } from './approval-sheets.service';
import { ApprovalsService } from './approvals.service';

@ApiTags('approvals')
@Controller('api/drafts/:id')
export class ApprovalsController {
  constructor(
    private readonly sheets: ApprovalSheetsService,
    private readonly approvals: ApprovalsService,
  ) {}

  @SignedIn()
  @Get('approval-sheet')
  @ApiOperation({ summary: 'Who must decide about the draft. Its version is 0 until somebody fills it in.' })
  @ApiOkResponse({ type: ApprovalSheetDto })
  async sheet(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<ApprovalSheetDto> {
    return presentSheet(await this.sheets.get(actor, id));
  }

  @SignedIn()
  @Put('approval-sheet')
  @ApiOperation({ summary: 'Says who must decide and how many approvals suffice.' })
  @ApiOkResponse({ type: ApprovalSheetDto })
  async putSheet(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() sheet: NewApprovalSheetDto,
  ): Promise<ApprovalSheetDto> {
    return presentSheet(await this.sheets.put(actor, id, version, sheet));
  }

  @SignedIn()
  @Get('approval')
  @ApiOperation({
    summary: 'Where the approval stands: the text by its hash, the decisions and what each is worth now.',
  })
  @ApiOkResponse({ type: ApprovalDto })
  async get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<ApprovalDto> {
    return presentApproval(await this.approvals.get(actor, id));
  }

  @SignedIn()
  @Post('submission')
  @ApiOperation({ summary: 'Lays the draft before its approvers.' })
  @ApiCreatedResponse({ type: ApprovalDto })
  async submit(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<ApprovalDto> {
    return presentApproval(await this.approvals.submit(actor, id));
  }

  @SignedIn()
  @Post('decisions')
  @ApiOperation({ summary: 'Approves the text that was read, or returns it with reasons.' })
  @ApiCreatedResponse({ type: ApprovalDto })
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { verdict, contentHash, reasons }: NewDecisionDto,
  ): Promise<ApprovalDto> {
    return presentApproval(await this.approvals.decide(actor, id, verdict, contentHash, reasons || null));
  }
}
