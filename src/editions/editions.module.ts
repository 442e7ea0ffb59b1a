import { Module } from '@nestjs/common';
import { QualityModule } from '../quality/quality.module';
import { ApprovalsModule } from '../approvals/approvals.module';
import { ApprovalPages } from './approval.pages';
import { ComparisonController } from './comparison.controller';
import { ComparisonPages } from './comparison.pages';
import { ComparisonsService } from './comparisons.service';
import { EditionsController } from './editions.controller';
import { EditionsService } from './editions.service';

@Module({
  imports: [ApprovalsModule, QualityModule],
  controllers: [ApprovalPages, ComparisonController, ComparisonPages, EditionsController],
  providers: [ComparisonsService, EditionsService],
  exports: [ComparisonsService, EditionsService],
})
export class EditionsModule {}
