import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { defaultPageSize, PageQuery } from '../platform/http/page';
import { ArtefactsService } from '../publications/artefacts.service';
import { mayCreateStandards } from '../standards/draft.policy';
import { StandardsService } from '../standards/standards.service';
import { Pages, showPage } from '../ui/page';

/** The first page: what a person needs for the own job, then all standards. */
@Pages()
export class HomePages {
  constructor(
    private readonly artefacts: ArtefactsService,
    private readonly standards: StandardsService,
  ) {}

  @SignedIn()
  @Get()
  async home(@CurrentActor() actor: Actor, @Query() query: PageQuery, @Res() reply: FastifyReply): Promise<void> {
    const { after = 0, limit = defaultPageSize } = query;
    const [{ items, next }, own] = await Promise.all([
      this.standards.list(actor, after, limit),
      after > 0 || actor.jobRoles.length === 0 ? [] : this.artefacts.brochuresInForce(actor.jobRoles),
    ]);
    showPage(reply, 'home', { own, items, next, limit: query.limit ?? null, mayCreate: mayCreateStandards(actor) });
  }
}
