import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module';
import { CONFIG, type Config } from './config';
import { entities } from './entities';
import { EventsModule } from './events/events.module';
import { DatabaseModule } from './platform/database/database.module';
import { StandardsModule } from './standards/standards.module';
import { HealthController } from './platform/http/health.controller';

/** The composition root: the features of Etalon, and the ground they stand on. */
@Global()
@Module({})
export class AppModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [DatabaseModule.at(databaseUrl, entities), EventsModule, AccountsModule, StandardsModule],
      controllers: [HealthController],
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
