import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { PicturesService } from '../pictures/pictures.service';
import { Renderer } from '../rendering/renderer';

/** The renderer of this process: its browsers end with the application, after the jobs that use them. */
@Injectable()
export class WarmRenderer extends Renderer implements OnApplicationShutdown {
  constructor(@Inject(CONFIG) { chromiumPath }: Config, pictures: PicturesService) {
    super({ chromiumPath, pictures: (picture) => pictures.content(picture) });
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}
