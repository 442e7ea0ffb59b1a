import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { defaultPageSize, pageOf, type Page } from '../platform/http/page';
import { presentApplied, presentComment, presentThread } from './comment.presenter';
import { CommentingService } from './commenting.service';
import {
  ApplicationDto,
  AppliedDto,
  CarryingRevisionDto,
  CommentDto,
  CommentQuery,
  CommentThreadDto,
  NewCommentDto,
  NewDispositionDto,
  NewReplyDto,
  PlacementDto,
  ReplyDto,
} from './comments.dto';
import { CommentsService } from './comments.service';
import { DispositionsService } from './dispositions.service';
import { PlacementsService } from './placements.service';
import { SuggestionsService } from './suggestions.service';

@ApiTags('reviews')
@SignedIn()
@Controller('api')
export class CommentsController {
  constructor(
    private readonly commenting: CommentingService,
    private readonly comments: CommentsService,
    private readonly dispositions: DispositionsService,
    private readonly placements: PlacementsService,
    private readonly suggestions: SuggestionsService,
  ) {}

  @Post('drafts/:id/comments')
  @ApiOperation({ summary: 'Comments on a clause, a section or the whole draft, while a round is open.' })
  @ApiCreatedResponse({ type: CommentDto })
  async make(@CurrentActor() actor: Actor, @IdParam() id: number, @Body() comment: NewCommentDto): Promise<CommentDto> {
    return presentComment(await this.commenting.make(actor, id, comment));
  }

  @Get('drafts/:id/comments')
  @ApiOperation({ summary: 'The comments of a draft, the oldest first.' })
  @ApiOkResponse({ type: pageOf(CommentDto) })
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { after = 0, limit = defaultPageSize, ...filter }: CommentQuery,
  ): Promise<Page<CommentDto>> {
    const page = await this.comments.list(actor, id, filter, after, limit);
    return { ...page, items: page.items.map(presentComment) };
  }

  @Get('comments/:id')
  @ApiOperation({ summary: 'A comment, the replies to it and what became of it.' })
  @ApiOkResponse({ type: CommentThreadDto })
  async get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.comments.read(actor, id));
  }

  @Post('comments/:id/replies')
  @ApiOperation({ summary: 'Replies to a comment.' })
  @ApiCreatedResponse({ type: ReplyDto })
  reply(@CurrentActor() actor: Actor, @IdParam() id: number, @Body() { text }: NewReplyDto): Promise<ReplyDto> {
    return this.comments.reply(actor, id, text);
  }

  @Post('comments/:id/placement')
  @ApiOperation({ summary: 'Says which passage a comment is about, when its own has gone.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async place(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { passage, revisionId }: PlacementDto,
  ): Promise<CommentThreadDto> {
    return presentThread(await this.placements.place(actor, id, revisionId, passage));
  }

  @Post('comments/:id/disposition')
  @ApiOperation({ summary: 'Decides what becomes of a comment, with a reason that its author reads.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async dispose(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() disposition: NewDispositionDto,
  ): Promise<CommentThreadDto> {
    return presentThread(await this.dispositions.dispose(actor, id, disposition));
  }

  @Patch('comments/:id/disposition')
  @ApiOperation({ summary: 'Names the revision that carried an accepted comment out.' })
  @ApiOkResponse({ type: CommentThreadDto })
  async nameRevision(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { revisionId }: CarryingRevisionDto,
  ): Promise<CommentThreadDto> {
    return presentThread(await this.dispositions.nameRevision(actor, id, revisionId));
  }

  @Delete('comments/:id/disposition')
  @ApiOperation({ summary: 'Takes the disposition back; it stays as history.' })
  @ApiOkResponse({ type: CommentThreadDto })
  async withdraw(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.dispositions.withdraw(actor, id));
  }

  @Post('comments/:id/application')
  @ApiOperation({ summary: 'Makes the suggested wording the text of the clause, and accepts the comment if told so.' })
  @ApiCreatedResponse({ type: AppliedDto })
  async apply(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() application: ApplicationDto,
  ): Promise<AppliedDto> {
    return presentApplied(await this.suggestions.apply(actor, id, version, application));
  }
}
