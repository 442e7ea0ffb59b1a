import { Module, type DynamicModule } from '@nestjs/common';
import { Jobs, type JobsOptions } from './jobs';

@Module({})
export class JobsModule {
  static with(options: JobsOptions): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [{ provide: Jobs, useFactory: () => new Jobs(options) }],
      exports: [Jobs],
    };
  }
}
