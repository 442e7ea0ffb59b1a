import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { CurrentActor, Only, SignedIn } from './access';
import type { Actor } from './actor';
import { NewPasswordDto, NewPersonDto, PersonChangeDto, PersonDto } from './people.dto';
import { presentPerson } from './people.presenter';
import { PeopleService } from './people.service';

@ApiTags('accounts')
@Controller('api/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'The people of the company.' })
  @ApiOkResponse({ type: pageOf(PersonDto) })
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<PersonDto>> {
    const page = await this.people.list(query.after ?? 0, query.limit ?? defaultPageSize);
    return { ...page, items: page.items.map((person) => presentPerson(person, actor)) };
  }

  @SignedIn()
  @Get(':id')
  @ApiOperation({ summary: 'One person.' })
  @ApiOkResponse({ type: PersonDto })
  async get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<PersonDto> {
    return presentPerson(await this.people.get(id), actor);
  }

  @Only('administrator', 'hr')
  @Post()
  @ApiOperation({ summary: 'Adds a person. Only administrators give rights.' })
  @ApiCreatedResponse({ type: PersonDto })
  async create(@CurrentActor() actor: Actor, @Body() person: NewPersonDto): Promise<PersonDto> {
    return presentPerson(await this.people.create(actor, person), actor);
  }

  @Only('administrator', 'hr')
  @Patch(':id')
  @ApiOperation({ summary: 'Changes a person. Only administrators give or take rights.' })
  @ApiOkResponse({ type: PersonDto })
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() change: PersonChangeDto,
  ): Promise<PersonDto> {
    return presentPerson(await this.people.change(actor, id, version, change), actor);
  }

  @Only('administrator', 'hr')
  @Put(':id/password')
  @ApiOperation({ summary: "Sets somebody's password and ends all his sessions." })
  @HttpCode(204)
  @ApiNoContentResponse()
  async setPassword(@CurrentActor() actor: Actor, @IdParam() id: number, @Body() body: NewPasswordDto): Promise<void> {
    await this.people.setPassword(actor, id, body.password);
  }

  @Only('administrator', 'hr')
  @Post(':id/deactivation')
  @ApiOperation({ summary: 'The person has left.' })
  @ApiCreatedResponse({ type: PersonDto })
  async deactivate(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<PersonDto> {
    return presentPerson(await this.people.deactivate(actor, id), actor);
  }

  @Only('administrator', 'hr')
  @Delete(':id/deactivation')
  @ApiOperation({ summary: 'The person is back.' })
  @ApiOkResponse({ type: PersonDto })
  async reactivate(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<PersonDto> {
    return presentPerson(await this.people.reactivate(actor, id), actor);
  }
}
