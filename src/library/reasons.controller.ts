import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { PublishedReasonsDto } from './reasons.dto';
import { presentPublishedReasons } from './reasons.presenter';
import { ReaderService } from './reader.service';

@ApiTags('evidence')
@Controller('api/standards/:id/clauses/:number/reasons')
export class ReasonsController {
  constructor(private readonly reader: ReaderService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'Why a clause of the edition in force exists: its sources, without what they say.' })
  @ApiParam({ name: 'number', schema: { type: 'string' }, example: '2.3' })
  @ApiOkResponse({ type: PublishedReasonsDto })
  async get(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Param('number') number: string,
  ): Promise<PublishedReasonsDto> {
    return presentPublishedReasons(await this.reader.reasons(actor, id, number));
  }
}
