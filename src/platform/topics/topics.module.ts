import { Module, type DynamicModule } from '@nestjs/common';
import { TopicHub } from './topic-hub';
import { TopicSender } from './topic-sender';

@Module({})
export class TopicsModule {
  static at(databaseUrl: string): DynamicModule {
    return {
      module: TopicsModule,
      global: true,
      providers: [TopicSender, { provide: TopicHub, useFactory: () => new TopicHub(databaseUrl) }],
      exports: [TopicHub, TopicSender],
    };
  }
}
