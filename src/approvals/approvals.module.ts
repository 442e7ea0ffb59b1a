import { Module } from '@nestjs/common';
import { ApprovalSheetsService } from './approval-sheets.service';
import { ApprovalsController } from './approvals.controller';
import { ApprovalsService } from './approvals.service';
import { AwaitedDecisions } from './awaited-decisions.service';

@Module({
  controllers: [ApprovalsController],
  providers: [ApprovalSheetsService, ApprovalsService, AwaitedDecisions],
  exports: [ApprovalSheetsService, ApprovalsService, AwaitedDecisions],
})
export class ApprovalsModule {}
