import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { TextField } from '../platform/http/fields';
import { Pages, showPage } from '../ui/page';
import { presentHit } from './search.presenter';
import { mostHits, SearchService } from './search.service';

class SearchQuery {
  @TextField({ optional: true, minimum: 0, maximum: 500 }) q?: string;
}

@Pages()
export class SearchPages {
  constructor(private readonly search: SearchService) {}

  @SignedIn()
  @Get('search')
  async found(
    @CurrentActor() actor: Actor,
    @Query() { q = '' }: SearchQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const hits = (await this.search.search(actor, q)).map(presentHit);
    showPage(reply, 'search', { q, hits, most: hits.length === mostHits ? mostHits : null });
  }
}
