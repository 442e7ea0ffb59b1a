import type { FastifyRequest } from 'fastify';
import { renderSVG } from 'uqr';
import type { Config } from '../config';
import type { StandardJobRole } from '../vocabulary';
import type { LinkDto } from './links.dto';
import type { LinkInForce } from './links.service';

/** The address Etalon is reached at: the one it is told to have, else the one that was asked. */
export function addressOf({ publicUrl }: Config, { protocol, host }: FastifyRequest): string {
  return publicUrl ?? `${protocol}://${host}`;
}

export function presentLink(link: LinkInForce, jobRoles: StandardJobRole[], address: string): LinkDto {
  const { id, standardId, jobRole, token, madeBy, madeAt } = link;
  return {
    id,
    standardId,
    jobRole,
    title: jobRoles.find(({ key }) => key === jobRole)?.title ?? jobRole,
    url: `${address}/b/${token}`,
    madeBy,
    madeAt,
    allowedActions: ['revoke'],
  };
}

/** A QR code as safe SVG, with the quiet zone of four modules that ISO/IEC 18004 asks for. */
export function qrCode(url: string): string {
  return renderSVG(url, { border: 4, ecc: 'M' });
}
