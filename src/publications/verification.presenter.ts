import { kindKeys } from '../rendering/document-kinds';
import type { VerifiedDocumentDto } from './verification.dto';
import type { VerifiedDocument } from './verification.service';

export function presentVerified(document: VerifiedDocument): VerifiedDocumentDto {
  const { verdict, kind, standardTitle, language, jobRole } = document;
  const { code, number, effectiveDate, lastNumber, current } = document;
  return {
    ...{ verdict, kind, standard: standardTitle, language, jobRole },
    ...{ code, number, effectiveDate, lastNumber, current },
  };
}

/** The same for people. The edition in force is opened by whoever is signed in. */
export function presentVerification(document: VerifiedDocument, isSignedIn: boolean) {
  const { asked, verdict, kind, standardId } = document;
  return {
    ...presentVerified(document),
    byFile: asked === 'file',
    heading: `verification.verdict.${verdict}`,
    why: whyOf(document),
    kindKey: kindKeys[kind],
    href: isSignedIn ? `/standards/${standardId}` : null,
  };
}

/** The sentence that explains the verdict, with the edition and the day that it names. */
function whyOf({ verdict, number, effectiveDate, lastNumber, current }: VerifiedDocument) {
  if (verdict === 'in-force' && lastNumber !== number) {
    return { key: 'verification.why.standing', number: lastNumber, date: effectiveDate };
  }
  const isOver = verdict === 'superseded' || verdict === 'withdrawn';
  const other = isOver ? { number: current.number, date: current.effectiveDate } : { number, date: effectiveDate };
  return { key: `verification.why.${verdict}`, ...other };
}
