import { Module } from '@nestjs/common';
import { EditionsModule } from '../editions/editions.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { PublicationsModule } from '../publications/publications.module';
import { HomePages } from './home.pages';
import { LibraryPages } from './library.pages';
import { LinksController } from './links.controller';
import { LinksPages } from './links.pages';
import { LinksService } from './links.service';
import { PublicPages } from './public.pages';
import { ReasonsController } from './reasons.controller';
import { ReasonsPages } from './reasons.pages';
import { SearchPages } from './search.pages';
import { SearchService } from './search.service';
import { ReaderService } from './reader.service';

@Module({
  imports: [EditionsModule, EvidenceModule, PublicationsModule],
  controllers: [
    HomePages,
    LibraryPages,
    LinksController,
    LinksPages,
    PublicPages,
    ReasonsController,
    ReasonsPages,
    SearchPages,
  ],
  providers: [LinksService, ReaderService, SearchService],
})
export class LibraryModule {}
