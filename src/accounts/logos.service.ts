import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { DomainError, NotFound } from '../errors';
import type { FileReply } from '../platform/http/file-reply';
import { FileNotStored, Storage } from '../platform/storage/storage';
import type { Logo } from '../ui/house';
import { requireAdministrator, type Actor } from './actor';
import { HouseService } from './house.service';
import { readLogo } from './logo-picture';
import type { Organisation } from './organisation.entity';
import { OrganisationService } from './organisation.service';

/** The logo of the company: a picture of our own making in the storage, whatever was given to us. */
@Injectable()
export class LogosService {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly houses: HouseService,
    private readonly storage: Storage,
  ) {}

  /**
   * Takes a PNG, JPEG, WebP or SVG file for a logo, in the place of the one before.
   * @throws Invalid with what is wrong with it
   */
  async put(actor: Actor, version: number, file: Uint8Array | null): Promise<Organisation> {
    requireAdministrator(actor);
    const { png, width, height, ground } = await readLogo(file);
    const stored = await this.storage.put(png);
    return this.organisation.changeLogo(actor, version, { ...stored, width, height, ground });
  }

  async remove(actor: Actor, version: number): Promise<Organisation> {
    return this.organisation.changeLogo(actor, version, null);
  }

  /** The PNG of the present logo, for everybody. @throws NotFound for the hash of anything else in the storage */
  async file(sha256: string): Promise<FileReply> {
    const { logo } = await this.houses.present();
    if (logo?.sha256 !== sha256) throw new NotFound('logo');
    return {
      hash: sha256,
      bytes: logo.bytes,
      type: 'image/png',
      name: 'logo.png',
      plainName: 'logo.png',
      inline: true,
      cacheControl: 'public, max-age=31536000, immutable',
      open: (range) => this.storage.open(sha256, range).catch(explained),
    };
  }

  /** The PNG of a logo, to be frozen or sent. */
  async picture({ sha256 }: Logo): Promise<Buffer> {
    return buffer(await this.storage.open(sha256).catch(explained));
  }
}

function explained(error: unknown): never {
  throw error instanceof FileNotStored ? new DomainError('unavailable', 'logo-file-missing') : error;
}
