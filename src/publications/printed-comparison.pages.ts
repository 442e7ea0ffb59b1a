import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { ComparisonQuery } from '../editions/comparison.dto';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { Pages } from '../ui/page';
import { PrintedComparisonsService } from './printed-comparisons.service';

@Pages()
export class PrintedComparisonPages {
  constructor(private readonly printed: PrintedComparisonsService) {}

  @SignedIn()
  @Get('standards/:id/comparison/pdf')
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
