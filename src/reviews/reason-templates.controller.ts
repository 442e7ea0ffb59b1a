import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../platform/http/if-match';
import { LanguageParam, NewReasonTemplatesDto, ReasonTemplatesDto } from './reason-templates.dto';
import { ReasonTemplatesService } from './reason-templates.service';

@ApiTags('reviews')
@Controller('api/reason-templates/:language')
export class ReasonTemplatesController {
  constructor(private readonly reasons: ReasonTemplatesService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'Reasons for dispositions that are given often, in one language.' })
  @ApiOkResponse({ type: ReasonTemplatesDto })
  get(@Param() { language }: LanguageParam): Promise<ReasonTemplatesDto> {
    return this.reasons.read(language);
  }

  @Only('administrator', 'hr')
  @Put()
  @ApiOperation({ summary: 'Replaces the list. Dispositions that were given keep their reasons.' })
  @ApiOkResponse({ type: ReasonTemplatesDto })
  replace(
    @CurrentActor() actor: Actor,
    @Param() { language }: LanguageParam,
    @IfMatch() version: number,
    @Body() { templates }: NewReasonTemplatesDto,
  ): Promise<ReasonTemplatesDto> {
    const wanted = templates.map(({ outcome = null, text }) => ({ outcome, text }));
    return this.reasons.replace(actor, language, version, wanted);
  }
}
