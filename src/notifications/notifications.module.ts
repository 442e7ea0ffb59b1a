import { Module } from '@nestjs/common';
import { EditionsModule } from '../editions/editions.module';
import { ReviewsModule } from '../reviews/reviews.module';
import { Audiences } from './audiences.service';
import { Clock } from './clock';
import { DigestWriting } from './digest-writing.service';
import { Digests } from './digests.service';
import { Letterheads } from './letterheads.service';
import { MailDelivery } from './mail-delivery.service';
import { NotificationsPages } from './notifications.pages';
import { OutboxService } from './outbox.service';
import { PreferencesController } from './preferences.controller';
import { PreferencesService } from './preferences.service';
import { PublicAddress } from './public-address';
import { Telling } from './telling.service';

@Module({
  imports: [EditionsModule, ReviewsModule],
  controllers: [PreferencesController, NotificationsPages],
  providers: [
    Audiences,
    Clock,
    DigestWriting,
    Digests,
    Letterheads,
    MailDelivery,
    OutboxService,
    PreferencesService,
    PublicAddress,
    Telling,
  ],
})
export class NotificationsModule {}
