import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  KeyField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PersonNameDto } from '../standards/clauses.dto';
import { FaultDto } from '../standards/drafts.dto';
import {
  capacities,
  groupFunctions,
  ruleForces,
  type Capacity,
  type GroupFunction,
  type RuleForce,
} from './composition.policy';

export class MembershipDto {
  @ChoiceListField(groupFunctions, { minimum: 1, example: ['responsible'] }) functions!: GroupFunction[];
  @ChoiceField(capacities, { description: 'For whom the person speaks in the company.', example: 'front-line' })
  capacity!: Capacity;
}

export class ResponsiblePersonDto {
  @IdField() personId!: number;
}

export class MemberDto {
  @IdField() personId!: number;
  @TextField({ maximum: 200, example: 'Айгүл Сәрсенова' }) name!: string;
  @FlagField({ description: 'False once the person has left; then he fills no place in the composition.' })
  active!: boolean;
  @ChoiceListField(groupFunctions, { example: ['responsible'] }) functions!: GroupFunction[];
  @ChoiceField(capacities, { example: 'front-line' }) capacity!: Capacity;
}

export class SectionResponsibilityDto {
  @IdField() sectionId!: number;
  @WholeNumberField({ example: 2 }) number!: number;
  @TextField({ maximum: 200, example: 'Приём звонка' }) title!: string;
  @ObjectField(() => PersonNameDto, { nullable: true }) person!: PersonNameDto | null;
}

export class JobRoleResponsibilityDto {
  @KeyField({ example: 'operator' }) key!: string;
  @TextField({ maximum: 200, example: 'Оператор колл-центра' }) title!: string;
  @ObjectField(() => PersonNameDto, { nullable: true }) person!: PersonNameDto | null;
}

export class CompositionDto {
  @FlagField({ description: 'Whether the group may start drafting.' }) satisfied!: boolean;
  @ObjectListField(() => FaultDto, { description: 'What required rules lack.' }) missing!: FaultDto[];
  @ObjectListField(() => FaultDto, { description: 'What advised rules lack; it blocks nothing.' }) advised!: FaultDto[];
}

export class WorkingGroupDto {
  @IdField() draftId!: number;
  @ObjectListField(() => MemberDto) members!: MemberDto[];
  @ObjectListField(() => SectionResponsibilityDto) sections!: SectionResponsibilityDto[];
  @ObjectListField(() => JobRoleResponsibilityDto) jobRoles!: JobRoleResponsibilityDto[];
  @ObjectField(() => CompositionDto) composition!: CompositionDto;
  @ChoiceListField(['change-members', 'name-responsible', 'start-drafting'] as const, {
    description: 'What this person may do now.',
    example: ['change-members', 'name-responsible'],
  })
  allowedActions!: string[];
}

export class CompositionRuleDto {
  @ChoiceField(groupFunctions, { optional: true, nullable: true, description: 'Any unless told.', example: 'auditor' })
  function?: GroupFunction | null;
  @ChoiceField(capacities, { optional: true, nullable: true, description: 'Any unless told.', example: 'front-line' })
  capacity?: Capacity | null;
  @WholeNumberField({ minimum: 1, maximum: 100, description: 'At least so many such members.', example: 2 })
  minimum!: number;
  @ChoiceField(ruleForces, {
    description: 'A required rule blocks drafting; an advised one is shown.',
    example: 'required',
  })
  force!: RuleForce;
}

export class NewCompositionRulesDto {
  @ObjectListField(() => CompositionRuleDto, { maximum: 100 }) rules!: CompositionRuleDto[];
}

export class CompositionRulesDto extends NewCompositionRulesDto {
  @WholeNumberField({ minimum: 0, description: 'To be named by the next change.', example: 7 }) version!: number;
  @ChoiceListField(['change'] as const, { description: 'What this person may do now.', example: ['change'] })
  allowedActions!: string[];
}
