import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { Pages, showPage } from '../ui/page';
import { ComparisonPageQuery } from './comparison.dto';
import { presentComparisonPage } from './comparison.presenter';
import { ComparisonsService } from './comparisons.service';

/** What differs between two texts of a standard, to be seen. */
@Pages()
export class ComparisonPages {
  constructor(private readonly comparisons: ComparisonsService) {}

  @SignedIn()
  @Get('standards/:id/comparison')
  async compare(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { from, to, shape = 'clauses' }: ComparisonPageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const compared = await this.comparisons.compare(actor, id, from, to);
    showPage(reply, 'comparison', presentComparisonPage(compared, shape, actor));
  }
}
