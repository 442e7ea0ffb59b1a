import { Injectable } from '@nestjs/common';

/** What one stream and one person may take. */
@Injectable()
export class LiveLimits {
  /** Streams of one person in this process; of more, the oldest are closed. */
  streamsOfPerson = 20;
  /** Milliseconds after which a stream ends at the latest. Who may still have it comes back. */
  life = 6 * 60_000;
}
