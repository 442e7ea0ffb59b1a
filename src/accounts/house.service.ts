import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { prepared } from '../platform/database/pool';
import { isDatabaseAbsent } from '../platform/http/problem';
import { knownTimeZone, ownTimeZone } from '../platform/i18n/time-zone';
import { plainHouse, type House } from '../ui/house';
import type { Organisation } from './organisation.entity';

/** The row of the company, as far as everybody sees it. */
export type HouseRow = Pick<Organisation, 'name' | 'colour' | 'logo' | 'timeZone'>;

/** To be selected from `organisation`, beside whatever else a request needs. */
export const houseColumns = `jsonb_build_object('name', organisation.name, 'colour', organisation.colour,
  'logo', organisation.logo, 'timeZone', organisation.time_zone) as house`;

const findHouse = prepared<{ house: HouseRow }>('house', `select ${houseColumns} from organisation`);

/** How the company looks and by whose clock it lives, as of now: any process may have changed it. */
@Injectable()
export class HouseService {
  /** As this process has seen it last, for pages that must do without the database. */
  latest: House = plainHouse;

  constructor(private readonly dataSource: DataSource) {}

  /** One statement; while the database is away, `latest`. */
  async present(): Promise<House> {
    try {
      const [row] = await findHouse(this.dataSource, []);
      return row ? this.seen(row.house) : this.latest;
    } catch (error) {
      if (isDatabaseAbsent(error)) return this.latest;
      throw error;
    }
  }

  seen(row: HouseRow): House {
    this.latest = { ...row, timeZone: timeZoneOf(row) };
    return this.latest;
  }
}

/** The clock that the company lives by: the server's, unless one was chosen that this process knows. */
export function timeZoneOf({ timeZone }: Pick<Organisation, 'timeZone'>): string {
  return (timeZone !== null ? knownTimeZone(timeZone) : null) ?? ownTimeZone();
}
