import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { defaultPageSize, PageQuery } from '../platform/http/page';
import { Pages, showPage } from '../ui/page';
import { mayCreateStandards } from './draft.policy';
import { StandardsService } from './standards.service';

@Pages()
export class StandardsPages {
  constructor(private readonly standards: StandardsService) {}

  @SignedIn()
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery, @Res() reply: FastifyReply): Promise<void> {
    const { after = 0, limit = defaultPageSize } = query;
    const { items, next } = await this.standards.list(actor, after, limit);
    showPage(reply, 'standards', { items, next, limit: query.limit ?? null, mayCreate: mayCreateStandards(actor) });
  }
}
