import { encode } from 'uqr';

/** Modules of white around a code (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/** A QR code as the parts of an SVG: dark modules of a row are drawn as one line, so that no seam can be seen between them. */
export interface QrCode {
  /** Modules a side, quiet zone included. */
  size: number;
  path: string;
}

export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: quietZone, ecc: 'M' });
  const path = data
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
  return { size, path };
}
