import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Doer } from './draft.lifecycle';
import type { Participation } from './participation';

/** Who may do what with a draft and its text. */

export interface Place {
  sectionId: number;
  appliesTo: string[];
}

export function mayCreateStandards(actor: Actor): boolean {
  return hasAccessRole(actor, 'hr', 'administrator');
}

/** A draft is not for outsiders: only who takes part in it, and who keeps the process going, see it. */
export function mayRead(actor: Actor, participation: Participation): boolean {
  return participation.any || hasAccessRole(actor, 'hr', 'administrator');
}

/** HR stands in for a leader: it forms the group before there is one. */
export function mayLead(actor: Actor, participation: Participation): boolean {
  return participation.functions.has('leader') || hasAccessRole(actor, 'hr');
}

export function mayActAs(doer: Doer, actor: Actor, participation: Participation): boolean {
  switch (doer) {
    case 'leader':
      return mayLead(actor, participation);
    case 'approver':
      return participation.approver;
    case 'hr':
      return hasAccessRole(actor, 'hr');
  }
}

/** The responsible member of the section or of one of its job roles writes a clause; so does who leads. */
export function mayWrite(actor: Actor, participation: Participation, place: Place): boolean {
  return (
    mayLead(actor, participation) ||
    participation.sections.has(place.sectionId) ||
    place.appliesTo.some((jobRole) => participation.jobRoles.has(jobRole))
  );
}

/** Who writes in a section also adds clauses to it and changes their order. */
export function mayWriteSection(actor: Actor, participation: Participation, sectionId: number): boolean {
  return mayWrite(actor, participation, { sectionId, appliesTo: [] });
}

/** Who writes anything in a draft also adds pictures to show there. */
export function mayAddPictures(actor: Actor, participation: Participation): boolean {
  return mayLead(actor, participation) || participation.sections.size > 0 || participation.jobRoles.size > 0;
}

/** Those who were asked comment, and the leader, who asked them. */
export function mayComment(participation: Participation): boolean {
  return participation.participant || participation.functions.has('leader');
}
