import { Module } from '@nestjs/common';
import { CommentingService } from './commenting.service';
import { CommentsController } from './comments.controller';
import { CommentsService } from './comments.service';
import { DispositionsService } from './dispositions.service';
import { UnansweredComments } from './unanswered-comments.service';
import { RoundClosing } from './round-closing.service';
import { RoundsController } from './rounds.controller';
import { RoundsService } from './rounds.service';
import { SuggestionsService } from './suggestions.service';

@Module({
  controllers: [RoundsController, CommentsController],
  providers: [
    CommentingService,
    CommentsService,
    DispositionsService,
    UnansweredComments,
    RoundClosing,
    RoundsService,
    SuggestionsService,
  ],
})
export class ReviewsModule {}
