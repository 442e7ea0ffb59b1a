/** Whom something is addressed to: people one by one, whole units, all who do a job, or everybody in the company. */
export interface Addressees {
  personIds: number[];
  unitIds: number[];
  /** Keys. */
  jobRoles: string[];
  everyone: boolean;
}

/** Who is behind that, and what of it there is. */
export interface Addressed {
  /** Everybody it reaches, each once. */
  people: number[];
  /** Of those named one by one, who is with the company. */
  active: ReadonlySet<number>;
  units: ReadonlySet<number>;
  jobRoles: ReadonlySet<string>;
}
