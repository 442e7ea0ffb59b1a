import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { Pages, showPage } from '../ui/page';
import { ReaderService } from './reader.service';
import { presentReasonsPage } from './reasons.presenter';

/** From a clause in force to why it exists: whoever knows the reason keeps to it more gladly. */
@Pages()
export class ReasonsPages {
  constructor(private readonly reader: ReaderService) {}

  @SignedIn()
  @Get('standards/:id/clauses/:number/reasons')
  async clause(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    showPage(
      reply,
      'reasons-in-force',
      presentReasonsPage(await this.reader.reasons(actor, id, number), actor.language),
    );
  }
}
