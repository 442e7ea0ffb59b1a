import { Module } from '@nestjs/common';
import { FindingsController } from './findings.controller';
import { FindingsPages } from './findings.pages';
import { FindingsService } from './findings.service';
import { ForbiddenWordsController } from './forbidden-words.controller';
import { ForbiddenWordsPages } from './forbidden-words.pages';
import { ForbiddenWordsService } from './forbidden-words.service';
import { WaiversService } from './waivers.service';

@Module({
  controllers: [FindingsController, FindingsPages, ForbiddenWordsController, ForbiddenWordsPages],
  providers: [FindingsService, ForbiddenWordsService, WaiversService],
  exports: [FindingsService],
})
export class QualityModule {}
