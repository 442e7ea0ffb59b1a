import type { Fault } from '../errors';
import { clauseTextFaults } from '../standards/clause-text.rules';
import type { DraftContent } from '../standards/draft-content';

/**
 * Everything that keeps a text from being laid before approvers: it has clauses, no section is only a heading, and every clause
 * keeps the rules for its text, which the draft's job roles may have broken after it was written. Fields are numbers
 * in the document, such as `2.3.appliesTo`.
 */
export function textFaults({ jobRoles, sections }: DraftContent): Fault[] {
  const known = new Set(jobRoles.map((role) => role.key));
  const faults: Fault[] = [];
  for (const { number, title, introduction, clauses } of sections) {
    if (clauses.length === 0 && introduction === null) {
      faults.push({ field: String(number), code: 'empty-section', parameters: { number, title } });
    }
    for (const clause of clauses) {
      for (const fault of clauseTextFaults(clause.text, known)) {
        faults.push({ ...fault, field: `${clause.number}.${fault.field}` });
      }
    }
  }
  return sections.some((section) => section.clauses.length > 0)
    ? faults
    : [{ field: '', code: 'no-clauses' }, ...faults];
}
