import { Injectable } from '@nestjs/common';
import { HouseService } from '../accounts/house.service';
import { LogosService } from '../accounts/logos.service';
import type { House } from '../ui/house';

/** What stands on every mail of the company. */
export interface Letterhead {
  house: House;
  /** The picture of the logo; null where there is none. */
  logo: Buffer | null;
}

@Injectable()
export class Letterheads {
  constructor(
    private readonly houses: HouseService,
    private readonly logos: LogosService,
  ) {}

  /** As of now. A mail goes out without a logo whose file is lost rather than not at all. */
  async present(): Promise<Letterhead> {
    const house = await this.houses.present();
    return { house, logo: house.logo && (await this.logos.picture(house.logo).catch(() => null)) };
  }
}
