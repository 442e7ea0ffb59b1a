export const verdicts = ['in-force', 'announced', 'superseded', 'withdrawn'] as const;
/** How a document that was published stands now. */
export type Verdict = (typeof verdicts)[number];

interface Standing {
  /** Whether an edition in force is published with it. */
  inForce: boolean;
  /** The day that is printed on it. */
  effectiveDate: string;
  /** Whether the edition in force is published with such a document, be it this one or the one that replaced it. */
  continued: boolean;
}

/** @param today by the company's clock */
export function verdictOf({ inForce, effectiveDate, continued }: Standing, today: string): Verdict {
  if (inForce) return effectiveDate > today ? 'announced' : 'in-force';
  return continued ? 'superseded' : 'withdrawn';
}

/** By what a document is asked for: by the file itself, or by the code that is printed on it. */
export type Asked = { by: 'file'; sha256: string } | { by: 'code'; code: string };
