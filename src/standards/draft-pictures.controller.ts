import { Controller, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { pictureTypes } from '../pictures/picture-limits';
import { IdParam } from '../platform/http/id-param';
import { PictureBody } from '../platform/http/picture-body';
import { AddedPictureDto, presentAddedPicture } from './draft-pictures.dto';
import { DraftPictures } from './draft-pictures.service';

@ApiTags('text')
@SignedIn()
@Controller('api/drafts/:draftId/pictures')
export class DraftPicturesController {
  constructor(private readonly pictures: DraftPictures) {}

  @Post()
  @ApiOperation({
    summary:
      'Keeps a picture for texts to show: a PNG, JPEG, WebP or GIF of at most 10 MB and 40 megapixels, which is drawn anew.',
  })
  @ApiConsumes(...pictureTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AddedPictureDto })
  async add(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @PictureBody() file: Uint8Array | null,
  ): Promise<AddedPictureDto> {
    return presentAddedPicture(await this.pictures.add(actor, draftId, file));
  }
}
