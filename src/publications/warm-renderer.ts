import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Renderer } from '../rendering/renderer';

/** The renderer of this process: its browsers end with the application, after the jobs that use them. */
@Injectable()
export class WarmRenderer extends Renderer implements OnApplicationShutdown {
  constructor() {
    super();
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}
