import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { Renderer } from '../rendering/renderer';

/** The renderer of this process: its browsers end with the application, after the jobs that use them. */
@Injectable()
export class WarmRenderer extends Renderer implements OnApplicationShutdown {
  constructor(@Inject(CONFIG) { chromiumPath }: Config) {
    super({ chromiumPath });
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}
