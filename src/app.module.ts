import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module';
import { ApprovalsModule } from './approvals/approvals.module';
import { CONFIG, type Config } from './config';
import { EditionsModule } from './editions/editions.module';
import { entities } from './entities';
import { EvidenceModule } from './evidence/evidence.module';
import { EventsModule } from './events/events.module';
import { LibraryModule } from './library/library.module';
import { DatabaseModule } from './platform/database/database.module';
import { LiveModule } from './live/live.module';
import { NotificationsModule } from './notifications/notifications.module';
import { HealthController } from './platform/http/health.controller';
import { JobsModule } from './platform/jobs/jobs.module';
import { MailModule } from './platform/mail/mail.module';
import { StorageModule } from './platform/storage/storage.module';
import { TopicsModule } from './platform/topics/topics.module';
import { PicturesModule } from './pictures/pictures.module';
import { PrintingModule } from './printing/printing.module';
import { PublicationsModule } from './publications/publications.module';
import { QualityModule } from './quality/quality.module';
import { ReviewsModule } from './reviews/reviews.module';
import { StandardsModule } from './standards/standards.module';
import { WorkModule } from './work/work.module';
import { WorkingGroupsModule } from './working-groups/working-groups.module';

/** The composition root: the features of Etalon in the order of a standard's life, and the ground they stand on. */
@Global()
@Module({})
export class AppModule {
  /** @param worker whether this process does background jobs */
  static with(config: Config, databaseUrl: string, worker: boolean): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.at(databaseUrl, entities),
        JobsModule.with({ url: databaseUrl, worker }),
        StorageModule.with(join(config.dataDirectory, 'artefacts')),
        MailModule.with(config.smtp),
        TopicsModule.at(databaseUrl),
        EventsModule,
        AccountsModule,
        PicturesModule,
        PrintingModule,
        StandardsModule,
        WorkingGroupsModule,
        EvidenceModule,
        QualityModule,
        ReviewsModule,
        ApprovalsModule,
        EditionsModule,
        PublicationsModule,
        LibraryModule,
        WorkModule,
        LiveModule,
        NotificationsModule,
      ],
      controllers: [HealthController],
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
