/** What one person is in one draft. */
export interface Participation {
  /** Functions in the working group. */
  functions: ReadonlySet<string>;
  /** Sections the person is responsible for. */
  sections: ReadonlySet<number>;
  /** Job roles whose clauses the person is responsible for. */
  jobRoles: ReadonlySet<string>;
  approver: boolean;
  /** Asked to review in the round that is open. */
  participant: boolean;
  /** Asked in a round that takes comments without a name. */
  unnamed: boolean;
  /** Anything at all: then the person may read the draft. */
  any: boolean;
}

/** A row of the view `draft_participation`. */
export interface ParticipationRow {
  part: string;
  section_id: number | null;
  job_role: string | null;
}

export function participationFrom(rows: ParticipationRow[]): Participation {
  const parts = new Set(rows.map((row) => row.part));
  return {
    functions: parts,
    sections: new Set(rows.flatMap((row) => row.section_id ?? [])),
    jobRoles: new Set(rows.flatMap((row) => row.job_role ?? [])),
    approver: parts.has('approver'),
    participant: parts.has('participant'),
    unnamed: parts.has('unnamed'),
    any: rows.length > 0,
  };
}

/** As a column of a query in which `draft` is the draft and `$person` the parameter of the person. */
export function participationColumn(person: string): string {
  return `coalesce((select json_agg(json_build_object('part', part, 'section_id', section_id, 'job_role', job_role))
    from draft_participation where draft_id = draft.id and person_id = ${person}), '[]') as participation`;
}
