import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import { presentDraft } from '../standards/draft.presenter';
import { DraftDto } from '../standards/drafts.dto';
import { DraftsService } from '../standards/drafts.service';
import type { Language } from '../vocabulary';
import { ReworkService } from './rework.service';

@ApiTags('reviews')
@SignedIn()
@Controller('api/drafts/:id')
export class ReworkController {
  constructor(
    private readonly rework: ReworkService,
    private readonly drafts: DraftsService,
  ) {}

  @Post('finalising')
  @ApiOperation({ summary: 'Ends the rework, once every comment has its answer.' })
  @ApiCreatedResponse({ type: DraftDto })
  async finalise(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
  ): Promise<DraftDto> {
    await this.rework.finalise(actor, id);
    return presentDraft(await this.drafts.read(actor, id), language);
  }
}
