import type { TextPicture } from '../pictures/text-picture';
import { DescribedField, WholeNumberField } from '../platform/http/fields';
import { pictureName, pictureReference } from '../rendering/markdown-writing/picture-name';

export class AddedPictureDto {
  @DescribedField(
    { type: 'string' },
    {
      description: 'How a text refers to it: `![what it shows](picture:…)`.',
      example: `picture:${'0'.repeat(64)}-1200x800.jpeg`,
    },
  )
  picture!: string;
  @WholeNumberField({ minimum: 1, example: 1200 }) width!: number;
  @WholeNumberField({ minimum: 1, example: 800 }) height!: number;
}

export function presentAddedPicture(picture: TextPicture): AddedPictureDto {
  const { width, height } = picture;
  return { picture: pictureReference(pictureName(picture)), width, height };
}
