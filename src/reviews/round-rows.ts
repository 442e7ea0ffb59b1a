import type { EntityManager } from 'typeorm';
import type { RoundKind } from './round.policy';

export interface RoundParticipantView {
  personId: number;
  name: string;
  active: boolean;
  /** Made under his name. */
  comments: number;
  unit: string | null;
}

/** A round with the people asked, as lists and single answers show it. */
export interface RoundView {
  id: number;
  draftId: number;
  kind: RoundKind;
  /** Whether comments may be made without a name. */
  anonymous: boolean;
  deadline: Date;
  openedBy: { id: number; name: string };
  openedAt: Date;
  closedBy: { id: number; name: string } | null;
  closedAt: Date | null;
  comments: number;
  /** Those of them without a name. */
  nameless: number;
  participants: RoundParticipantView[];
}

/** The rounds that `condition` (over `round`, with `parameters`) chooses, in two statements however many people were asked. */
export async function selectRounds(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<RoundView[]> {
  const rounds: Omit<RoundView, 'participants'>[] = await manager.query(
    `select round.id, round.draft_id as "draftId", round.kind, round.anonymous, round.deadline, round.opened_at as "openedAt",
        json_build_object('id', opener.id, 'name', opener.name) as "openedBy",
        case when closer.id is not null then json_build_object('id', closer.id, 'name', closer.name) end as "closedBy",
        round.closed_at as "closedAt",
        said.comments, said.nameless
      from round join person opener on opener.id = round.opened_by left join person closer on closer.id = round.closed_by,
        lateral (select count(*)::int as comments, (count(*) filter (where author_id is null))::int as nameless
          from comment where comment.round_id = round.id) said
      where ${condition}`,
    parameters,
  );
  const participants: (RoundParticipantView & { roundId: number })[] = await manager.query(
    `select participant.round_id as "roundId", person.id as "personId", person.name,
        person.deactivated_at is null as active, unit.name as unit,
        (select count(*)::int from comment
          where comment.round_id = participant.round_id and comment.author_id = person.id) as comments
      from round_participant participant join person on person.id = participant.person_id
        left join unit on unit.id = person.unit_id
      where participant.round_id = any($1) order by person.name, person.id`,
    [rounds.map(({ id }) => id)],
  );
  const byRound = Map.groupBy(participants, ({ roundId }) => roundId);
  return rounds.map((round) => ({
    ...round,
    participants: (byRound.get(round.id) ?? []).map(({ roundId: _, ...participant }) => participant),
  }));
}
