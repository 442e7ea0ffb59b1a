import { Global, Module } from '@nestjs/common';
import { QualityModule } from '../quality/quality.module';
import { ClausePlacesPages } from './clause-places.pages';
import { ClausePlaces } from './clause-places.service';
import { ClausesController } from './clauses.controller';
import { ClausesService } from './clauses.service';
import { DraftGates } from './draft-gates';
import { DraftHistory } from './draft-history.service';
import { DraftLife } from './draft-life.service';
import { DraftPeople } from './draft-people.service';
import { DraftPicturesController } from './draft-pictures.controller';
import { DraftPictures } from './draft-pictures.service';
import { DraftReading } from './draft-reading.service';
import { DraftTexts } from './draft-texts.service';
import { DraftsController } from './drafts.controller';
import { DraftsService } from './drafts.service';
import { Placing } from './documents/placing';
import { PlacingPages } from './documents/placing.pages';
import { FormattedTextController } from './formatted-text.controller';
import { ImportPages } from './import.pages';
import { HistoryPages } from './history.pages';
import { ImportService } from './import.service';
import { NewStandardsService } from './new-standards.service';
import { SectionsController } from './sections.controller';
import { SectionsPages } from './sections.pages';
import { StandardHeadPages } from './standard-head.pages';
import { SectionsService } from './sections.service';
import { StandardsController } from './standards.controller';
import { StandardsService } from './standards.service';

@Global()
@Module({
  imports: [QualityModule],
  controllers: [
    StandardsController,
    DraftsController,
    SectionsController,
    ClausesController,
    DraftPicturesController,
    FormattedTextController,
    ImportPages,
    PlacingPages,
    HistoryPages,
    ClausePlacesPages,
    SectionsPages,
    StandardHeadPages,
  ],
  providers: [
    ClausePlaces,
    ClausesService,
    DraftGates,
    DraftHistory,
    DraftLife,
    DraftPeople,
    DraftPictures,
    DraftReading,
    DraftsService,
    DraftTexts,
    ImportService,
    NewStandardsService,
    Placing,
    SectionsService,
    StandardsService,
  ],
  exports: [
    ClausesService,
    DraftGates,
    DraftLife,
    DraftPeople,
    DraftReading,
    DraftsService,
    DraftTexts,
    ImportService,
    StandardsService,
  ],
})
export class StandardsModule {}
