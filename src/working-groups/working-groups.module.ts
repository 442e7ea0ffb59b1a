import { Module } from '@nestjs/common';
import { CompositionRulesController } from './composition-rules.controller';
import { CompositionRulesPages } from './composition-rules.pages';
import { CompositionRulesService } from './composition-rules.service';
import { Forming } from './forming.service';
import { ResponsibilitiesService } from './responsibilities.service';
import { WorkingGroupController } from './working-group.controller';
import { WorkingGroupPages } from './working-group.pages';
import { WorkingGroupService } from './working-group.service';

@Module({
  controllers: [WorkingGroupController, WorkingGroupPages, CompositionRulesController, CompositionRulesPages],
  providers: [CompositionRulesService, Forming, ResponsibilitiesService, WorkingGroupService],
  exports: [WorkingGroupService],
})
export class WorkingGroupsModule {}
