import { Module } from '@nestjs/common';
import { QualityModule } from '../quality/quality.module';
import { ApprovalsModule } from '../approvals/approvals.module';
import { ApprovalPages } from './approval.pages';
import { EditionsController } from './editions.controller';
import { EditionsService } from './editions.service';

@Module({
  imports: [ApprovalsModule, QualityModule],
  controllers: [ApprovalPages, EditionsController],
  providers: [EditionsService],
  exports: [EditionsService],
})
export class EditionsModule {}
