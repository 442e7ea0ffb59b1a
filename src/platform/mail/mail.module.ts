import { Inject, Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import { MAIL, MailTransport } from './mail-transport';
import { SmtpTransport } from './smtp-transport';

@Module({})
export class MailModule implements BeforeApplicationShutdown {
  constructor(@Inject(MAIL) private readonly transport: MailTransport | null) {}

  static with(smtp: { url: string; from: string } | null): DynamicModule {
    return {
      module: MailModule,
      global: true,
      providers: [{ provide: MAIL, useFactory: () => (smtp ? new SmtpTransport(smtp.url, smtp.from) : null) }],
      exports: [MAIL],
    };
  }

  beforeApplicationShutdown(): void {
    this.transport?.close();
  }
}
