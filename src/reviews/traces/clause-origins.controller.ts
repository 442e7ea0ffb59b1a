import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IdParam } from '../../platform/http/id-param';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../../platform/http/page';
import { OriginDto } from './traces.dto';
import { ClauseOrigins } from './clause-origins.service';

@ApiTags('comments')
@Controller('api/drafts/:draftId/clauses/:id/origins')
export class ClauseOriginsController {
  constructor(private readonly origins: ClauseOrigins) {}

  @SignedIn()
  @Get()
  @ApiOperation({
    summary: 'How the clause came about: its revisions, the newest first, with the comments that shaped each.',
  })
  @ApiOkResponse({ type: pageOf(OriginDto) })
  read(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: PageQuery,
  ): Promise<Page<OriginDto>> {
    return this.origins.read(actor, draftId, id, query.after, query.limit ?? defaultPageSize);
  }
}
