import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { CurrentActor, Only, SignedIn } from './access';
import type { Actor } from './actor';
import { OrganisationChangeDto, OrganisationDto } from './organisation.dto';
import { presentOrganisation } from './organisation.presenter';
import { OrganisationService } from './organisation.service';
import { JobRoleChangeDto, JobRoleDto, NewJobRoleDto, NewUnitDto, UnitDto } from './people.dto';

@ApiTags('accounts')
@Controller('api')
export class OrganisationController {
  constructor(private readonly organisation: OrganisationService) {}

  @SignedIn()
  @Get('organisation')
  @ApiOperation({ summary: 'The company: its name and look, which stand on its documents, and its clock.' })
  @ApiOkResponse({ type: OrganisationDto })
  async get(): Promise<OrganisationDto> {
    return presentOrganisation(await this.organisation.organisation());
  }

  @Only('administrator')
  @Patch('organisation')
  @ApiOperation({
    summary:
      'Changes the name, the colour, the type or the clock of the company. Editions that are frozen keep the name and the look they have.',
  })
  @ApiOkResponse({ type: OrganisationDto })
  async change(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body() change: OrganisationChangeDto,
  ): Promise<OrganisationDto> {
    return presentOrganisation(await this.organisation.change(actor, version, change));
  }

  @SignedIn()
  @Get('units')
  @ApiOperation({ summary: 'The parts of the company.' })
  @ApiOkResponse({ type: UnitDto, isArray: true })
  units(): Promise<UnitDto[]> {
    return this.organisation.units();
  }

  @Only('administrator', 'hr')
  @Post('units')
  @ApiOperation({ summary: 'Adds a unit.' })
  @ApiCreatedResponse({ type: UnitDto })
  addUnit(@CurrentActor() actor: Actor, @Body() { name }: NewUnitDto): Promise<UnitDto> {
    return this.organisation.addUnit(actor, name);
  }

  @Only('administrator', 'hr')
  @Patch('units/:id')
  @ApiOperation({ summary: 'Renames a unit.' })
  @ApiOkResponse({ type: UnitDto })
  renameUnit(@CurrentActor() actor: Actor, @IdParam() id: number, @Body() { name }: NewUnitDto): Promise<UnitDto> {
    return this.organisation.renameUnit(actor, id, name);
  }

  @SignedIn()
  @Get('job-roles')
  @ApiOperation({ summary: 'What people do in the company.' })
  @ApiOkResponse({ type: JobRoleDto, isArray: true })
  jobRoles(): Promise<JobRoleDto[]> {
    return this.organisation.jobRoles();
  }

  @Only('administrator', 'hr')
  @Post('job-roles')
  @ApiOperation({ summary: 'Adds a job role.' })
  @ApiCreatedResponse({ type: JobRoleDto })
  addJobRole(@CurrentActor() actor: Actor, @Body() { key, names }: NewJobRoleDto): Promise<JobRoleDto> {
    return this.organisation.addJobRole(actor, key, { ...names });
  }

  @Only('administrator', 'hr')
  @Patch('job-roles/:id')
  @ApiOperation({ summary: 'Renames a job role; its key is kept for life.' })
  @ApiOkResponse({ type: JobRoleDto })
  renameJobRole(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { names }: JobRoleChangeDto,
  ): Promise<JobRoleDto> {
    return this.organisation.renameJobRole(actor, id, { ...names });
  }
}
