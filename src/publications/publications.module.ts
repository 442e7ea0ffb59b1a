import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module';
import { EditionsModule } from '../editions/editions.module';
import { Renderer } from '../rendering/renderer';
import { ArtefactMaker } from './artefact-maker';
import { ArtefactsController } from './artefacts.controller';
import { ArtefactsService } from './artefacts.service';
import { PublicationsController } from './publications.controller';
import { PublicationsPages } from './publications.pages';
import { PublishPages } from './publish.pages';
import { PublicationsService } from './publications.service';
import { WarmRenderer } from './warm-renderer';

@Module({
  imports: [ApprovalsModule, EditionsModule],
  controllers: [ArtefactsController, PublicationsController, PublicationsPages, PublishPages],
  providers: [ArtefactMaker, ArtefactsService, PublicationsService, { provide: Renderer, useClass: WarmRenderer }],
  exports: [ArtefactsService],
})
export class PublicationsModule {}
