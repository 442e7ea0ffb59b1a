import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../accounts/access';
import { replyWithFile } from '../platform/http/file-reply';
import { PicturesService } from './pictures.service';

/** Pictures as pages show them. Nobody finds an address who has not seen the picture, or a text with it. */
@ApiExcludeController()
@Public()
@Controller('pictures')
export class PicturesController {
  constructor(private readonly pictures: PicturesService) {}

  @Get(':name')
  async file(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await replyWithFile(request, reply, await this.pictures.file(name));
  }
}
