import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import { presentDraft } from '../standards/draft.presenter';
import { DraftDto } from '../standards/drafts.dto';
import { DraftsService } from '../standards/drafts.service';
import type { Language } from '../vocabulary';
import { ResponsibilitiesService } from './responsibilities.service';
import { MembershipDto, ResponsiblePersonDto, WorkingGroupDto } from './working-group.dto';
import { presentGroup } from './working-group.presenter';
import { WorkingGroupService } from './working-group.service';

@ApiTags('working groups')
@SignedIn()
@Controller('api/drafts/:id')
export class WorkingGroupController {
  constructor(
    private readonly groups: WorkingGroupService,
    private readonly responsibilities: ResponsibilitiesService,
    private readonly drafts: DraftsService,
  ) {}

  @Get('working-group')
  @ApiOperation({ summary: 'Who works on the draft, who is responsible for what, and what the group lacks.' })
  @ApiOkResponse({ type: WorkingGroupDto })
  async get(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
  ): Promise<WorkingGroupDto> {
    return presentGroup(await this.groups.read(actor, id), language);
  }

  @Put('working-group/members/:personId')
  @ApiOperation({ summary: 'Names a member, or changes what he is in the group.' })
  @ApiOkResponse({ type: WorkingGroupDto })
  async name(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('personId') personId: number,
    @Body() membership: MembershipDto,
  ): Promise<WorkingGroupDto> {
    return presentGroup(await this.groups.name(actor, id, personId, { ...membership }), language);
  }

  @Delete('working-group/members/:personId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lets a member go who is responsible for nothing.' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IdParam('personId') personId: number,
  ): Promise<void> {
    await this.groups.remove(actor, id, personId);
  }

  @Put('sections/:sectionId/responsible')
  @ApiOperation({ summary: 'Names the member who writes and reworks the section.' })
  @ApiOkResponse({ type: WorkingGroupDto })
  async nameForSection(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IdParam('sectionId') sectionId: number,
    @Body() { personId }: ResponsiblePersonDto,
  ): Promise<WorkingGroupDto> {
    await this.responsibilities.name(actor, id, { sectionId }, personId);
    return presentGroup(await this.groups.read(actor, id), language);
  }

  @Delete('sections/:sectionId/responsible')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leaves the section without a responsible member.' })
  @ApiNoContentResponse()
  async unnameForSection(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IdParam('sectionId') sectionId: number,
  ): Promise<void> {
    await this.responsibilities.unname(actor, id, { sectionId });
  }

  @Put('job-roles/:key/responsible')
  @ApiOperation({ summary: 'Names the member who writes and reworks the clauses of a job role.' })
  @ApiParam({ name: 'key', example: 'operator' })
  @ApiOkResponse({ type: WorkingGroupDto })
  async nameForJobRole(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Param('key') jobRole: string,
    @Body() { personId }: ResponsiblePersonDto,
  ): Promise<WorkingGroupDto> {
    await this.responsibilities.name(actor, id, { jobRole }, personId);
    return presentGroup(await this.groups.read(actor, id), language);
  }

  @Delete('job-roles/:key/responsible')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leaves the clauses of a job role to those responsible for their sections.' })
  @ApiParam({ name: 'key', example: 'operator' })
  @ApiNoContentResponse()
  async unnameForJobRole(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Param('key') jobRole: string,
  ): Promise<void> {
    await this.responsibilities.unname(actor, id, { jobRole });
  }

  @Post('drafting')
  @ApiOperation({ summary: 'Starts drafting, once the group has everybody it needs.' })
  @ApiCreatedResponse({ type: DraftDto })
  async startDrafting(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
  ): Promise<DraftDto> {
    await this.groups.startDrafting(actor, id);
    return presentDraft(await this.drafts.read(actor, id), language);
  }
}
