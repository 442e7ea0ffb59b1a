import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Forbidden } from '../errors';
import { PicturesService } from '../pictures/pictures.service';
import { readTextPicture, type TextPicture } from '../pictures/text-picture';
import { DraftLife } from './draft-life.service';
import { mayAddPictures } from './draft.policy';

/** Pictures that people add while they write. */
@Injectable()
export class DraftPictures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly pictures: PicturesService,
  ) {}

  /**
   * Keeps a picture for the texts of the draft to refer to; one that is there already is the same.
   * @throws Invalid with what is wrong with `picture`
   */
  async add(actor: Actor, draftId: number, file: Uint8Array | null): Promise<TextPicture> {
    const { manager } = this.dataSource;
    const { participation } = await this.life.takeForWriting(manager, actor, draftId, 'writing');
    if (!mayAddPictures(actor, participation)) throw new Forbidden('not-responsible-here');
    const picture = await readTextPicture(file);
    await this.pictures.keep(manager, actor, [picture]);
    return picture;
  }
}
