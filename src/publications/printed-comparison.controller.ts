import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { ComparisonQuery } from '../editions/comparison.dto';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { PrintedComparisonsService } from './printed-comparisons.service';

@ApiTags('publications')
@Controller('api/standards/:id/comparison/pdf')
export class PrintedComparisonController {
  constructor(private readonly printed: PrintedComparisonsService) {}

  @SignedIn()
  @Get()
  @ApiOperation({
    summary: 'What differs between two texts of a standard as a PDF; one with a draft is marked as such.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { from, to }: ComparisonQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await replyWithFile(request, reply, await this.printed.file(actor, id, from, to));
  }
}
