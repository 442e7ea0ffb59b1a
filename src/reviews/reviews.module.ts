import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module';
import { CommentedTexts } from './commented-texts.service';
import { ClauseEditPages } from './clause-edit.pages';
import { ClausePages } from './clause.pages';
import { CommentInboxPages } from './comment-inbox.pages';
import { CommentInbox } from './comment-inbox.service';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { CommentsController } from './comments.controller';
import { CommentsService } from './comments.service';
import { DispositionsService } from './dispositions.service';
import { DiscussionPages } from './discussion.pages';
import { DraftTextPages } from './draft-text.pages';
import { PlacementsService } from './placements.service';
import { UnansweredComments } from './unanswered-comments.service';
import { RoundClosing } from './round-closing.service';
import { RoundsController } from './rounds.controller';
import { RoundsPages } from './rounds.pages';
import { RevisionsPages } from './revisions.pages';
import { RoundsService } from './rounds.service';
import { SuggestionsService } from './suggestions.service';

@Module({
  imports: [LiveModule],
  controllers: [
    RoundsController,
    RoundsPages,
    CommentsController,
    ClauseEditPages,
    ClausePages,
    DiscussionPages,
    DraftTextPages,
    CommentInboxPages,
    RevisionsPages,
  ],
  providers: [
    CommentingService,
    CommentsService,
    CommentInbox,
    CommentThreads,
    DispositionsService,
    CommentedTexts,
    PlacementsService,
    UnansweredComments,
    RoundClosing,
    RoundsService,
    SuggestionsService,
  ],
  exports: [CommentsService, RoundsService],
})
export class ReviewsModule {}
