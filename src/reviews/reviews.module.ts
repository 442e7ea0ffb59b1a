import { Module } from '@nestjs/common';
import { QualityModule } from '../quality/quality.module';
import { ClauseEditPages } from './clause-edit.pages';
import { ClausePages } from './clause.pages';
import { CommentInboxPages } from './comment-inbox.pages';
import { CommentInbox } from './comment-inbox.service';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { CommentsController } from './comments.controller';
import { CommentsService } from './comments.service';
import { DispositionsService } from './dispositions.service';
import { DraftTextPages } from './draft-text.pages';
import { UnansweredComments } from './unanswered-comments.service';
import { RoundClosing } from './round-closing.service';
import { RoundsController } from './rounds.controller';
import { RoundsPages } from './rounds.pages';
import { RevisionsPages } from './revisions.pages';
import { RoundsService } from './rounds.service';
import { SuggestionsService } from './suggestions.service';

@Module({
  imports: [QualityModule],
  controllers: [
    RoundsController,
    RoundsPages,
    CommentsController,
    ClauseEditPages,
    ClausePages,
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
    UnansweredComments,
    RoundClosing,
    RoundsService,
    SuggestionsService,
  ],
  exports: [CommentsService, RoundsService],
})
export class ReviewsModule {}
