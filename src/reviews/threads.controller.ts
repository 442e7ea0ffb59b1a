import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { PersonNameDto } from '../standards/clauses.dto';
import { AgreementsService } from './agreements.service';
import { presentThread } from './comment.presenter';
import { CommentThreadDto, JoiningDto } from './comments.dto';
import { JoinsService } from './joins.service';
import { MentionsService } from './mentions.service';
import { ResolutionsService } from './resolutions.service';

/** What people make of a comment besides answering it. */
@ApiTags('reviews')
@SignedIn()
@Controller('api')
export class ThreadsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly joins: JoinsService,
    private readonly mentions: MentionsService,
    private readonly resolutions: ResolutionsService,
  ) {}

  @Get('drafts/:id/mentionable')
  @ApiOperation({ summary: 'Whom a comment can address: the working group and those asked in the open round.' })
  @ApiOkResponse({ type: [PersonNameDto] })
  mentionable(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<PersonNameDto[]> {
    return this.mentions.mentionable(actor, id);
  }

  @Post('comments/:id/agreement')
  @ApiOperation({ summary: 'Says that the comment of somebody else speaks for this person as well.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async agree(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.agreements.agree(actor, id));
  }

  @Delete('comments/:id/agreement')
  @ApiOperation({ summary: 'Takes the agreement back.' })
  @ApiOkResponse({ type: CommentThreadDto })
  async disagree(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.agreements.withdraw(actor, id));
  }

  @Post('comments/:id/resolution')
  @ApiOperation({ summary: 'The talk about a comment has found its end; its disposition is owed all the same.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async resolve(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.resolutions.resolve(actor, id));
  }

  @Delete('comments/:id/resolution')
  @ApiOperation({ summary: 'The talk goes on; a reply says so as well.' })
  @ApiOkResponse({ type: CommentThreadDto })
  async reopen(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.resolutions.reopen(actor, id));
  }

  @Post('comments/:id/joining')
  @ApiOperation({ summary: 'Joins a comment to another of the draft that says the same: they are answered together.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async join(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { joinedTo }: JoiningDto,
  ): Promise<CommentThreadDto> {
    return presentThread(await this.joins.join(actor, id, joinedTo));
  }

  @Delete('comments/:id/joining')
  @ApiOperation({ summary: 'Takes the comment apart again, before it is answered.' })
  @ApiOkResponse({ type: CommentThreadDto })
  async part(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.joins.part(actor, id));
  }
}
