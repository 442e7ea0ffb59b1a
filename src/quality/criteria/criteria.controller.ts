import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Only, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IfMatch } from '../../platform/http/if-match';
import { CriteriaDto, NewCriteriaDto } from './criteria.dto';
import { wanted } from './criteria-input';
import { presentCriteria } from './criteria.presenter';
import { CriteriaService } from './criteria.service';

@ApiTags('quality')
@Controller('api/criteria')
export class CriteriaController {
  constructor(private readonly criteria: CriteriaService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'What clauses are judged by, retired criteria at the end, and how well they have to do.' })
  @ApiOkResponse({ type: CriteriaDto })
  async get(@CurrentActor() actor: Actor): Promise<CriteriaDto> {
    return presentCriteria(await this.criteria.read(), actor);
  }

  @Only('administrator')
  @Put()
  @ApiOperation({ summary: 'Replaces the list and the threshold; they hold for open drafts at once.' })
  @ApiOkResponse({ type: CriteriaDto })
  async replace(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body() { threshold, criteria }: NewCriteriaDto,
  ): Promise<CriteriaDto> {
    return presentCriteria(await this.criteria.replace(actor, version, threshold, criteria.map(wanted)), actor);
  }
}
