import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../errors';
import { replyWithFile } from '../platform/http/file-reply';
import { houseStyleSheet } from '../ui/house';
import { Public } from './access';
import { LogosService } from './logos.service';

/** What pages bring along of the company. Whoever holds a link to a brochure sees it too. */
@ApiExcludeController()
@Public()
@Controller('assets/house')
export class HouseController {
  constructor(private readonly logos: LogosService) {}

  @Get(':file')
  async file(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [, logo, colour] = /^(?:([0-9a-f]{64})\.png|([0-9a-f]{6})-[0-9a-f]{12}\.css)$/.exec(file) ?? [];
    if (logo !== undefined) return replyWithFile(request, reply, await this.logos.file(logo));
    if (colour === undefined) throw new NotFound('address');
    const { path, text } = houseStyleSheet(`#${colour}`);
    // Another build of Etalon may make something else of a colour: only what it calls so is what it will always be.
    const lasting = path === `/assets/house/${file}`;
    void reply
      .header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      .type('text/css; charset=utf-8')
      .send(text);
  }
}
