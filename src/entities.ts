import { JobRole } from './accounts/job-role.entity';
import { Organisation } from './accounts/organisation.entity';
import { Person } from './accounts/person.entity';
import { Session } from './accounts/session.entity';
import { Unit } from './accounts/unit.entity';
import { ApprovalSheet } from './approvals/approval-sheet.entity';
import { Decision } from './approvals/decision.entity';
import { Submission } from './approvals/submission.entity';
import { Edition } from './editions/edition.entity';
import { Event } from './events/event.entity';
import { Citation } from './evidence/citation.entity';
import { Source } from './evidence/source.entity';
import { Editing } from './live/editing.entity';
import { Mail } from './notifications/mail.entity';
import { News } from './notifications/news.entity';
import { NotificationPreference } from './notifications/notification-preference.entity';
import { Notification } from './notifications/notification.entity';
import { Picture } from './pictures/picture.entity';
import { Artefact } from './publications/artefact.entity';
import { PrintedComparison } from './publications/printed-comparison.entity';
import { BrochureLink } from './library/brochure-link.entity';
import { Criterion } from './quality/criteria/criterion.entity';
import { Excuse } from './quality/criteria/excuse.entity';
import { Judgement } from './quality/criteria/judgement.entity';
import { JudgingRule } from './quality/criteria/judging-rule.entity';
import { FindingWaiver } from './quality/finding-waiver.entity';
import { ForbiddenWord } from './quality/forbidden-word.entity';
import { Agreement } from './reviews/agreement.entity';
import { CommentJoin } from './reviews/comment-join.entity';
import { CommentPlacement } from './reviews/comment-placement.entity';
import { Comment } from './reviews/comment.entity';
import { Disposition } from './reviews/disposition.entity';
import { Mention } from './reviews/mention.entity';
import { Objection } from './reviews/objection.entity';
import { ReasonTemplate } from './reviews/reason-template.entity';
import { Reply } from './reviews/reply.entity';
import { Resolution } from './reviews/resolution.entity';
import { RoundParticipant } from './reviews/round-participant.entity';
import { Round } from './reviews/round.entity';
import { ClauseRevision } from './standards/clause-revision.entity';
import { Clause } from './standards/clause.entity';
import { Draft } from './standards/draft.entity';
import { PlacedClause } from './standards/placed-clause.entity';
import { Section } from './standards/section.entity';
import { Standard } from './standards/standard.entity';
import { CompositionRule } from './working-groups/composition-rule.entity';
import { Responsibility } from './working-groups/responsibility.entity';
import { WorkingGroupMember } from './working-groups/working-group-member.entity';

/** Every table of Etalon. */
export const entities = [
  Agreement,
  ApprovalSheet,
  Picture,
  Artefact,
  BrochureLink,
  Citation,
  Clause,
  ClauseRevision,
  Comment,
  CommentJoin,
  CommentPlacement,
  CompositionRule,
  Criterion,
  Decision,
  Disposition,
  Draft,
  Editing,
  Edition,
  Event,
  Excuse,
  FindingWaiver,
  ForbiddenWord,
  JobRole,
  Judgement,
  JudgingRule,
  Mail,
  Mention,
  News,
  Notification,
  NotificationPreference,
  Objection,
  Organisation,
  Person,
  PlacedClause,
  PrintedComparison,
  ReasonTemplate,
  Reply,
  Resolution,
  Responsibility,
  Round,
  RoundParticipant,
  Section,
  Session,
  Source,
  Standard,
  Submission,
  Unit,
  WorkingGroupMember,
];
