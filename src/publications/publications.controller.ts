import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { presentEdition } from '../editions/edition.presenter';
import { EditionDto, NewEditionDto } from '../editions/editions.dto';
import { IdParam } from '../platform/http/id-param';
import { PublicationsService } from './publications.service';

@ApiTags('publications')
@Controller('api/drafts/:id')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  @SignedIn()
  @Post('edition')
  @ApiOperation({ summary: 'Freezes the approved text and has its documents made.' })
  @ApiCreatedResponse({ type: EditionDto })
  async freeze(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { effectiveDate }: NewEditionDto,
  ): Promise<EditionDto> {
    return presentEdition(await this.publications.freeze(actor, id, effectiveDate), actor);
  }

  @SignedIn()
  @Delete('edition')
  @ApiOperation({ summary: 'Discards an edition that was not published, so that another day can be chosen.' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async discard(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<void> {
    await this.publications.discard(actor, id);
  }

  @SignedIn()
  @Post('publication')
  @ApiOperation({ summary: 'Puts the edition in force; the one before is superseded.' })
  @ApiCreatedResponse({ type: EditionDto })
  async publish(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<EditionDto> {
    return presentEdition(await this.publications.publish(actor, id), actor);
  }
}
