import { Module } from '@nestjs/common';
import { CitationsController } from './citations.controller';
import { CitationsService } from './citations.service';
import { ComplaintImportsController } from './complaints/complaint-imports.controller';
import { ComplaintImportPages } from './complaints/complaint-imports.pages';
import { ComplaintImports } from './complaints/complaint-imports.service';
import { CitingPages } from './citing.pages';
import { DraftEvidencePages } from './draft-evidence.pages';
import { SourcePages } from './source.pages';
import { SourcesController } from './sources.controller';
import { SourcesPages } from './sources.pages';
import { SourcesService } from './sources.service';
import { StandardEvidence } from './standard-evidence.service';

@Module({
  controllers: [
    CitationsController,
    CitingPages,
    ComplaintImportPages,
    ComplaintImportsController,
    DraftEvidencePages,
    SourcePages,
    SourcesController,
    SourcesPages,
  ],
  providers: [CitationsService, ComplaintImports, SourcesService, StandardEvidence],
  exports: [CitationsService],
})
export class EvidenceModule {}
