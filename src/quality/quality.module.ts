import { Module } from '@nestjs/common';
import { CriteriaController } from './criteria/criteria.controller';
import { CriteriaMatrixPages } from './criteria/criteria-matrix.pages';
import { CriteriaMatrixService } from './criteria/criteria-matrix.service';
import { CriteriaPages } from './criteria/criteria.pages';
import { CriteriaService } from './criteria/criteria.service';
import { ExcusesService } from './criteria/excuses.service';
import { JudgementPages } from './criteria/judgement.pages';
import { JudgementsController } from './criteria/judgements.controller';
import { JudgementsService } from './criteria/judgements.service';
import { FindingsController } from './findings.controller';
import { FindingsPages } from './findings.pages';
import { FindingsService } from './findings.service';
import { ForbiddenWordsController } from './forbidden-words.controller';
import { ForbiddenWordsPages } from './forbidden-words.pages';
import { ForbiddenWordsService } from './forbidden-words.service';
import { WaiversService } from './waivers.service';

@Module({
  controllers: [
    CriteriaController,
    CriteriaMatrixPages,
    CriteriaPages,
    FindingsController,
    FindingsPages,
    ForbiddenWordsController,
    ForbiddenWordsPages,
    JudgementPages,
    JudgementsController,
  ],
  providers: [
    CriteriaMatrixService,
    CriteriaService,
    ExcusesService,
    FindingsService,
    ForbiddenWordsService,
    JudgementsService,
    WaiversService,
  ],
  exports: [FindingsService],
})
export class QualityModule {}
