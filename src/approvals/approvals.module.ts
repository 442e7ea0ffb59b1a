import { Module } from '@nestjs/common';
import { ApprovalSheetsService } from './approval-sheets.service';
import { ApprovalsController } from './approvals.controller';
import { ApprovalsService } from './approvals.service';

@Module({
  controllers: [ApprovalsController],
  providers: [ApprovalSheetsService, ApprovalsService],
  exports: [ApprovalsService],
})
export class ApprovalsModule {}
