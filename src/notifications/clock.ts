import { Injectable } from '@nestjs/common';

/** What time it is, for all that people are told. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
