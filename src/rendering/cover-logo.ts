import type { Paper } from './paper';
import type { EditionLogo } from './edition-document';

/** A logo on a cover: the picture as a data URI, and its size in millimetres. */
export interface CoverLogo {
  data: string;
  width: number;
  height: number;
  ground: EditionLogo['ground'];
}

/** What a logo takes of a cover, in millimetres: wide, tall and square ones weigh the same to the eye when they cover the same area. */
const room = {
  a4: { area: 32 * 20, width: 76, height: 32 },
  a5: { area: 24 * 15, width: 54, height: 23 },
};

/** Fewer dots to a millimetre, 150 an inch, show: a small picture is rather printed small. */
const coarsest = 150 / 25.4;

export function coverLogo({ png, width, height, ground }: EditionLogo, paper: Paper): CoverLogo {
  const { area, ...most } = room[paper];
  const scale = Math.min(Math.sqrt(area / (width * height)), most.width / width, most.height / height, 1 / coarsest);
  const millimetres = (pixels: number) => Math.round(100 * pixels * scale) / 100;
  return {
    data: `data:image/png;base64,${png}`,
    width: millimetres(width),
    height: millimetres(height),
    ground,
  };
}
