import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module';
import { ReviewsModule } from '../reviews/reviews.module';
import { WorkingGroupsModule } from '../working-groups/working-groups.module';
import { DraftPages } from './draft.pages';
import { WorkPages } from './work.pages';
import { WorkService } from './work.service';

@Module({
  imports: [WorkingGroupsModule, ReviewsModule, ApprovalsModule],
  controllers: [DraftPages, WorkPages],
  providers: [WorkService],
})
export class WorkModule {}
