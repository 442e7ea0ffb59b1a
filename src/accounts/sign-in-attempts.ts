import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { poolOf } from '../platform/database/pool';
import { DomainError } from '../errors';

const quarterOfAnHour = 15 * 60;

/** Guessing is slowed down across all processes: 10 wrong passwords a person and 100 an address in a quarter of an hour. */
@Injectable()
export class SignInAttempts {
  private readonly ofPerson: RateLimiterPostgres;
  private readonly ofAddress: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    const shared = { storeClient: poolOf(dataSource), storeType: 'pool', tableName: 'attempt', tableCreated: true };
    this.ofPerson = new RateLimiterPostgres({ ...shared, keyPrefix: 'person', points: 10, duration: quarterOfAnHour });
    this.ofAddress = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'address',
      points: 100,
      duration: quarterOfAnHour,
    });
  }

  /** Counts an attempt before its password is looked at. */
  async count(email: string, address: string): Promise<void> {
    try {
      await this.ofAddress.consume(address);
      await this.ofPerson.consume(email);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const minutes = Math.ceil(error.msBeforeNext / 60_000);
      throw new DomainError('too-many', 'too-many-attempts', { minutes });
    }
  }

  async forget(email: string): Promise<void> {
    await this.ofPerson.delete(email);
  }
}
