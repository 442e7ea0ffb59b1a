import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { ComparisonDto, ComparisonQuery } from './comparison.dto';
import { presentComparison } from './comparison.presenter';
import { ComparisonsService } from './comparisons.service';

@ApiTags('editions')
@Controller('api/standards/:id/comparison')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonsService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'What differs between two texts of a standard: editions, or drafts that may be read.' })
  @ApiOkResponse({ type: ComparisonDto })
  async compare(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { from, to }: ComparisonQuery,
  ): Promise<ComparisonDto> {
    return presentComparison(await this.comparisons.compare(actor, id, from, to), actor);
  }
}
