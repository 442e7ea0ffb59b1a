import { hasAccessRole, type Actor } from '../accounts/actor';
import { problemFault } from '../platform/http/problem';
import type { Language } from '../vocabulary';
import type { CompositionRules } from './composition-rules.service';
import type { CompositionRulesDto, WorkingGroupDto } from './working-group.dto';
import { groupActions } from './working-group.policy';
import type { WorkingGroup } from './working-group.service';

export function presentGroup(group: WorkingGroup, language: Language): WorkingGroupDto {
  const { inHand, members, sections, jobRoles, composition } = group;
  const { draft, actor, participation } = inHand;
  const satisfied = composition.missing.length === 0;
  return {
    draftId: draft.id,
    members,
    sections,
    jobRoles,
    composition: {
      satisfied,
      missing: composition.missing.map((fault) => problemFault(fault, language)),
      advised: composition.advised.map((fault) => problemFault(fault, language)),
    },
    allowedActions: groupActions(draft.state, actor, participation, satisfied),
  };
}

export function presentRules({ rules, version }: CompositionRules, reader: Actor): CompositionRulesDto {
  return { rules, version, allowedActions: hasAccessRole(reader, 'administrator') ? ['change'] : [] };
}
