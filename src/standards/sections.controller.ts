import { Body, Controller, Delete, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { NewSectionDto, PositionDto, SectionChangeDto, SectionDto } from './drafts.dto';
import { SectionsService } from './sections.service';

@ApiTags('text')
@SignedIn()
@Controller('api/drafts/:draftId/sections')
export class SectionsController {
  constructor(private readonly sections: SectionsService) {}

  @Post()
  @ApiOperation({ summary: 'Adds a section.' })
  @ApiCreatedResponse({ type: SectionDto })
  add(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @Body() { position, ...words }: NewSectionDto,
  ): Promise<SectionDto> {
    return this.sections.add(actor, draftId, words, position ?? null);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Changes the words of a section.' })
  @ApiOkResponse({ type: SectionDto })
  change(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() change: SectionChangeDto,
  ): Promise<SectionDto> {
    return this.sections.change(actor, draftId, id, version, { ...change });
  }

  @Put(':id/position')
  @ApiOperation({ summary: 'Moves a section; numbers follow.' })
  @ApiOkResponse({ type: SectionDto })
  move(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() { position }: PositionDto,
  ): Promise<SectionDto> {
    return this.sections.move(actor, draftId, id, position);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes an empty section.' })
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.sections.remove(actor, draftId, id, version);
  }

  @Post(':id/restoration')
  @ApiOperation({ summary: 'Puts a removed section back, at the end.' })
  @ApiCreatedResponse({ type: SectionDto })
  restore(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
  ): Promise<SectionDto> {
    return this.sections.restore(actor, draftId, id);
  }
}
