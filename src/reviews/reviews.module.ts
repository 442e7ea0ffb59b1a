import { Module } from '@nestjs/common';
import { AgreementsService } from './agreements.service';
import { LiveModule } from '../live/live.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { QualityModule } from '../quality/quality.module';
import { CommentedTexts } from './commented-texts.service';
import { ClauseEditPages } from './clause-edit.pages';
import { ClausePages } from './clause.pages';
import { CommentInboxPages } from './comment-inbox.pages';
import { CommentInbox } from './comment-inbox.service';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { CommentsController } from './comments.controller';
import { CommentsService } from './comments.service';
import { AnswerImports } from './disposition-table/answer-imports.service';
import { DispositionTableController } from './disposition-table/disposition-table.controller';
import { DispositionTablePages } from './disposition-table/disposition-table.pages';
import { DispositionTables } from './disposition-table/disposition-tables.service';
import { DispositionsService } from './dispositions.service';
import { DiscussionPages } from './discussion.pages';
import { DraftTextPages } from './draft-text.pages';
import { JoinsService } from './joins.service';
import { MentionsService } from './mentions.service';
import { ObjectionsController } from './objections.controller';
import { ObjectionsPages } from './objections.pages';
import { ObjectionsService } from './objections.service';
import { ReasonTemplatesController } from './reason-templates.controller';
import { ReasonTemplatesPages } from './reason-templates.pages';
import { ReasonTemplatesService } from './reason-templates.service';
import { PlacementsService } from './placements.service';
import { UnansweredComments } from './unanswered-comments.service';
import { UnseenObjections } from './unseen-objections.service';
import { ResolutionsService } from './resolutions.service';
import { RoundClosing } from './round-closing.service';
import { RoundsController } from './rounds.controller';
import { RoundsPages } from './rounds.pages';
import { RevisionsPages } from './revisions.pages';
import { RoundSummaries } from './round-summaries.service';
import { RoundsService } from './rounds.service';
import { SeveralAnswersController } from './several-answers.controller';
import { SeveralAnswers } from './several-answers.service';
import { SuggestionsService } from './suggestions.service';
import { ThreadsController } from './threads.controller';
import { ThreadsPages } from './threads.pages';
import { ClauseHistoryPages } from './traces/clause-history.pages';
import { ClauseOriginsController } from './traces/clause-origins.controller';
import { ClauseOrigins } from './traces/clause-origins.service';
import { CommentTraces } from './traces/comment-traces.service';

@Module({
  imports: [LiveModule, EvidenceModule, QualityModule],
  controllers: [
    RoundsController,
    RoundsPages,
    CommentsController,
    ClauseEditPages,
    ClausePages,
    DiscussionPages,
    DraftTextPages,
    CommentInboxPages,
    DispositionTableController,
    DispositionTablePages,
    ObjectionsController,
    ObjectionsPages,
    ReasonTemplatesController,
    ReasonTemplatesPages,
    RevisionsPages,
    SeveralAnswersController,
    ThreadsController,
    ThreadsPages,
    ClauseHistoryPages,
    ClauseOriginsController,
  ],
  providers: [
    AgreementsService,
    CommentingService,
    CommentsService,
    CommentInbox,
    CommentThreads,
    AnswerImports,
    DispositionTables,
    DispositionsService,
    JoinsService,
    MentionsService,
    ObjectionsService,
    ReasonTemplatesService,
    ResolutionsService,
    ClauseOrigins,
    CommentTraces,
    CommentedTexts,
    PlacementsService,
    UnansweredComments,
    UnseenObjections,
    RoundClosing,
    RoundsService,
    SeveralAnswers,
    RoundSummaries,
    SuggestionsService,
  ],
  exports: [CommentsService, ObjectionsService, RoundsService],
})
export class ReviewsModule {}
