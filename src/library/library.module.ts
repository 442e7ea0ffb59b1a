import { Module } from '@nestjs/common';
import { EditionsModule } from '../editions/editions.module';
import { PublicationsModule } from '../publications/publications.module';
import { LibraryPages } from './library.pages';
import { ReaderService } from './reader.service';

@Module({
  imports: [EditionsModule, PublicationsModule],
  controllers: [LibraryPages],
  providers: [ReaderService],
})
export class LibraryModule {}
