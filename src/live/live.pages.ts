import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { EventStream } from '../platform/http/event-stream';
import { Unattended } from '../platform/http/look';
import { Pages } from '../ui/page';
import { LiveAccess } from './live-access.service';
import { LiveStreams } from './live-streams.service';
import { LiveQuery } from './live.dto';

@Pages()
export class LivePages {
  constructor(
    private readonly access: LiveAccess,
    private readonly streams: LiveStreams,
  ) {}

  @SignedIn()
  @Unattended()
  @Get('live')
  async live(
    @CurrentActor() actor: Actor,
    @Query() query: LiveQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const watch = await this.access.authorise(actor, query);
    if (request.method === 'HEAD') return void reply.type('text/event-stream').send();
    this.streams.open(EventStream.over(reply), watch, query.age ?? 0);
  }
}
