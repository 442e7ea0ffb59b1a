import { Module } from '@nestjs/common';
import { EditionsModule } from '../editions/editions.module';
import { PublicationsModule } from '../publications/publications.module';
import { HomePages } from './home.pages';
import { LibraryPages } from './library.pages';
import { LinksController } from './links.controller';
import { LinksPages } from './links.pages';
import { LinksService } from './links.service';
import { PublicPages } from './public.pages';
import { SearchPages } from './search.pages';
import { SearchService } from './search.service';
import { ReaderService } from './reader.service';

@Module({
  imports: [EditionsModule, PublicationsModule],
  controllers: [HomePages, LibraryPages, LinksController, LinksPages, PublicPages, SearchPages],
  providers: [LinksService, ReaderService, SearchService],
})
export class LibraryModule {}
