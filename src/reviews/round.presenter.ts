import { roundActions } from './round.policy';
import type { RoundDto } from './rounds.dto';
import type { ReadableRound } from './rounds.service';

export function presentRound({ round, inHand }: ReadableRound): RoundDto {
  const { draft, actor, participation } = inHand;
  return { ...round, allowedActions: roundActions(round, draft.state, actor, participation) };
}
