import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IdParam } from '../../platform/http/id-param';
import { Pages, seeOther } from '../../ui/page';
import { ClauseOrigins } from './clause-origins.service';

/** From a clause of the edition in force to how it came about. */
@Pages()
export class ClauseHistoryPages {
  constructor(private readonly origins: ClauseOrigins) {}

  @SignedIn()
  @Get('standards/:id/clauses/:number/history')
  async history(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { draftId, clauseId } = await this.origins.ofEdition(actor, id, number);
    seeOther(reply, `/drafts/${draftId}/clauses/${clauseId}/revisions`);
  }
}
