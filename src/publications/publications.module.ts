import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module';
import { EditionsModule } from '../editions/editions.module';
import { ArtefactMaker } from './artefact-maker';
import { ArtefactsController } from './artefacts.controller';
import { ArtefactsService } from './artefacts.service';
import { DocumentsOnRequestPages } from './documents-on-request.pages';
import { DocumentsOnRequestService } from './documents-on-request.service';
import { PreviewsController } from './previews.controller';
import { PreviewsPages } from './previews.pages';
import { PreviewsService } from './previews.service';
import { PrintedComparisonController } from './printed-comparison.controller';
import { PrintedComparisonPages } from './printed-comparison.pages';
import { PrintedComparisonsService } from './printed-comparisons.service';
import { PublicationsController } from './publications.controller';
import { PublicationsPages } from './publications.pages';
import { PublishPages } from './publish.pages';
import { PublicationsService } from './publications.service';
import { StandingBrochures } from './standing-brochures';
import { VerificationController } from './verification.controller';
import { VerificationPages } from './verification.pages';
import { VerificationService } from './verification.service';

@Module({
  imports: [ApprovalsModule, EditionsModule],
  controllers: [
    ArtefactsController,
    DocumentsOnRequestPages,
    PrintedComparisonController,
    PrintedComparisonPages,
    PreviewsController,
    PreviewsPages,
    PublicationsController,
    PublicationsPages,
    PublishPages,
    VerificationController,
    VerificationPages,
  ],
  providers: [
    ArtefactMaker,
    ArtefactsService,
    DocumentsOnRequestService,
    PreviewsService,
    PrintedComparisonsService,
    PublicationsService,
    StandingBrochures,
    VerificationService,
  ],
  exports: [ArtefactsService],
})
export class PublicationsModule {}
