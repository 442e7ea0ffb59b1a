import { Module, type DynamicModule } from '@nestjs/common';
import { FileStorage } from './file-storage';
import { Storage } from './storage';

@Module({})
export class StorageModule {
  /** Keeps artefacts in files below `folder`. */
  static with(folder: string): DynamicModule {
    return {
      module: StorageModule,
      global: true,
      providers: [{ provide: Storage, useFactory: () => new FileStorage(folder) }],
      exports: [Storage],
    };
  }
}
