import { Module } from '@nestjs/common';
import { EditorsService } from './editors.service';
import { LiveAccess } from './live-access.service';
import { LiveLimits } from './live-limits';
import { LiveStreams } from './live-streams.service';
import { LivePages } from './live.pages';
import { WorkWatch } from './work-watch';

@Module({
  controllers: [LivePages],
  providers: [EditorsService, LiveAccess, LiveLimits, LiveStreams, WorkWatch],
  exports: [EditorsService],
})
export class LiveModule {}
