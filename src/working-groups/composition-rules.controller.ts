import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../platform/http/if-match';
import { CompositionRulesService } from './composition-rules.service';
import { CompositionRulesDto, NewCompositionRulesDto } from './working-group.dto';
import { presentRules } from './working-group.presenter';

@ApiTags('working groups')
@Controller('api/composition-rules')
export class CompositionRulesController {
  constructor(private readonly rules: CompositionRulesService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'Who must be in every working group, and who should be.' })
  @ApiOkResponse({ type: CompositionRulesDto })
  async get(@CurrentActor() actor: Actor): Promise<CompositionRulesDto> {
    return presentRules(await this.rules.read(), actor);
  }

  @Only('administrator')
  @Put()
  @ApiOperation({ summary: 'Replaces the rules. Groups that have started drafting stay as they are.' })
  @ApiOkResponse({ type: CompositionRulesDto })
  async replace(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body() { rules }: NewCompositionRulesDto,
  ): Promise<CompositionRulesDto> {
    const wanted = rules.map((rule) => ({ ...rule, function: rule.function ?? null, capacity: rule.capacity ?? null }));
    return presentRules(await this.rules.replace(actor, version, wanted), actor);
  }
}
