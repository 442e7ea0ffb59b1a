import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  IdListField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PersonNameDto } from '../standards/clauses.dto';
import { draftStates, type DraftState } from '../standards/draft.lifecycle';
import { FaultDto } from '../standards/drafts.dto';
import { standings, verdicts, type Standing, type Verdict } from './approval.policy';

const hash = {
  minimum: 64,
  maximum: 64,
  example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export class NewApprovalSheetDto {
  @IdListField({ minimum: 1, maximum: 50, description: 'People who must decide.', example: [4, 9] })
  approverIds!: number[];
  @WholeNumberField({ minimum: 1, maximum: 50, description: 'How many approvals suffice.', example: 2 })
  quorum!: number;
}

export class ApproverDto extends PersonNameDto {
  @FlagField({ description: 'False once the person has left.' }) active!: boolean;
}

export class ApprovalSheetDto {
  @ObjectListField(() => ApproverDto) approvers!: ApproverDto[];
  @WholeNumberField({ minimum: 1, example: 2 }) quorum!: number;
  @WholeNumberField({ minimum: 0, description: '0 until somebody fills it in.', example: 1 }) version!: number;
  @ChoiceListField(['change'] as const) allowedActions!: string[];
}

export class NewDecisionDto {
  @ChoiceField(verdicts) verdict!: Verdict;
  @TextField({ ...hash, description: 'The `contentHash` of the text that was read.' }) contentHash!: string;
  @TextField({
    maximum: 5000,
    optional: true,
    nullable: true,
    description: 'A return needs them.',
    example: 'Пункт 2.3 невыполним в праздничные дни.',
  })
  reasons?: string | null;
}

export class SubmissionDto {
  @IdField() id!: number;
  @TextField({ ...hash }) contentHash!: string;
  @ObjectField(() => PersonNameDto) submittedBy!: PersonNameDto;
  @MomentField() submittedAt!: Date;
}

export class DecisionDto {
  @IdField() id!: number;
  @IdField() submissionId!: number;
  @ObjectField(() => PersonNameDto) person!: PersonNameDto;
  @ChoiceField(verdicts) verdict!: Verdict;
  @TextField({ maximum: 5000, nullable: true }) reasons!: string | null;
  @TextField({ ...hash }) contentHash!: string;
  @MomentField() decidedAt!: Date;
  @ChoiceField(standings, { description: 'Whether it counts now, else why it does not.' }) standing!: Standing;
}

export class ApprovalDto {
  @ChoiceField(draftStates) state!: DraftState;
  @TextField({ ...hash, description: 'Of the present text; a decision names it.' }) contentHash!: string;
  @ObjectListField(() => ApproverDto) approvers!: ApproverDto[];
  @WholeNumberField({ minimum: 1, example: 2 }) quorum!: number;
  @FlagField() quorumReached!: boolean;
  @ObjectListField(() => FaultDto, { description: 'What the present text still lacks.' }) missing!: FaultDto[];
  @ObjectListField(() => SubmissionDto) submissions!: SubmissionDto[];
  @ObjectListField(() => DecisionDto) decisions!: DecisionDto[];
  @ChoiceListField(verdicts, { description: 'What this person may decide now.' }) allowedActions!: Verdict[];
}
