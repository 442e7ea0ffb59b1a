import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { DomainError, NotFound, type Fault } from '../errors';
import type { FileReply } from '../platform/http/file-reply';
import { FileNotStored, Storage } from '../platform/storage/storage';
import { picturesIn, type ReferredPicture } from '../rendering/markdown';
import { pictureName, readPictureName, type NamedPicture } from '../rendering/markdown-writing/picture-name';
import { Picture } from './picture.entity';
import type { TextPicture } from './text-picture';

/** Pictures of texts: each by its content, once, however many texts show it. */
@Injectable()
export class PicturesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly storage: Storage,
  ) {}

  /** Keeps pictures, in the caller's transaction; those that are there already stay as they are. */
  async keep(manager: EntityManager, actor: Actor, pictures: readonly TextPicture[]): Promise<void> {
    if (pictures.length === 0) return;
    for (const { content } of pictures) await this.storage.put(content);
    const rows = pictures.map((picture) => ({
      name: pictureName(picture),
      bytes: picture.content.length,
      addedBy: actor.id,
    }));
    await manager.createQueryBuilder().insert().into(Picture).values(rows).orIgnore().execute();
  }

  /** What is wrong with the pictures that a Markdown text refers to; a text without any costs no statement. */
  async faults(manager: EntityManager, field: string, text: string | null): Promise<Fault[]> {
    const referred = picturesIn(text ?? '');
    const unknown = await this.unknown(manager, referred);
    return referred.flatMap(({ name, line, alt }) => (unknown.has(name) ? [unknownPicture(field, line, alt)] : []));
  }

  /**
   * As `faults`, of all texts of a file in their order, each at its line in the file.
   * @param arriving pictures that come along with the file
   */
  async faultsInFile(
    manager: EntityManager,
    source: Uint8Array,
    texts: string[],
    arriving: readonly TextPicture[],
  ): Promise<Fault[]> {
    const referred = texts.flatMap(picturesIn);
    const unknown = await this.unknown(manager, referred, arriving);
    if (unknown.size === 0) return [];
    const lines = Buffer.from(source).toString().split('\n');
    let last = 0;
    return referred.flatMap(({ name, alt }) => {
      last = Math.max(
        lines.findIndex((line, at) => at >= last && line.includes(name)),
        last,
      );
      return unknown.has(name) ? [unknownPicture('body', last + 1, alt)] : [];
    });
  }

  private async unknown(
    manager: EntityManager,
    referred: ReferredPicture[],
    arriving: readonly TextPicture[] = [],
  ): Promise<Set<string>> {
    const asked = new Set(referred.map(({ name }) => name));
    for (const picture of arriving) asked.delete(pictureName(picture));
    const wellFormed = [...asked].filter((name) => readPictureName(name));
    if (wellFormed.length === 0) return asked;
    const known = await manager.find(Picture, { select: { name: true }, where: { name: In(wellFormed) } });
    for (const { name } of known) asked.delete(name);
    return asked;
  }

  /** A picture for whoever knows its address: people without an account read brochures. @throws NotFound */
  async file(name: string): Promise<FileReply> {
    const picture = await this.dataSource.manager.findOneBy(Picture, { name });
    const named = readPictureName(name);
    if (!picture || !named) throw new NotFound('picture');
    const { sha256, format } = named;
    return {
      hash: sha256,
      bytes: picture.bytes,
      type: `image/${format}`,
      name: `picture.${format}`,
      plainName: `picture.${format}`,
      inline: true,
      cacheControl: 'public, max-age=31536000, immutable',
      open: (range) => this.storage.open(sha256, range).catch(explained),
    };
  }

  /** The bytes of a picture, to be printed or sent. */
  async content({ sha256 }: NamedPicture): Promise<Buffer> {
    return buffer(await this.storage.open(sha256).catch(explained));
  }
}

function unknownPicture(field: string, line: number, picture: string): Fault {
  return { field, line, code: 'picture-unknown', parameters: { picture } };
}

function explained(error: unknown): never {
  throw error instanceof FileNotStored ? new DomainError('unavailable', 'picture-file-missing') : error;
}
