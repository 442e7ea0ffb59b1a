import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { HouseService } from '../accounts/house.service';
import { DomainError } from '../errors';
import { dayIn } from '../platform/i18n/time-zone';
import { codeFrom, fingerprintOf, verificationCode } from '../rendering/verification-code';
import type { Language } from '../vocabulary';
import type { DocumentKind } from '../rendering/document-kinds';
import { verdictOf, type Asked, type Verdict } from './verification.policy';

/** What is said of a document to whoever holds it: nothing that is not printed on it, and how it stands now. */
export interface VerifiedDocument {
  asked: Asked['by'];
  verdict: Verdict;
  standardId: number;
  standardTitle: string;
  language: Language;
  kind: DocumentKind;
  /** Title of the job role that it is for. */
  jobRole: string | null;
  /** Null where it was printed before there were codes. */
  code: string | null;
  /** The edition and the day that are printed on it. */
  number: number;
  effectiveDate: string;
  /** The last edition that was published with it. */
  lastNumber: number;
  /** The edition of the standard in force now. */
  current: { number: number; effectiveDate: string };
}

type Row = Omit<VerifiedDocument, 'asked' | 'verdict' | 'code'> & {
  fingerprint: string | null;
  inForce: boolean;
  continued: boolean;
};

/** A minute's questions from one address, to one process: more than a whole shop asks, fewer than a program would. */
const questions = { points: 120, duration: 60 };

/** Tells whoever holds a document which edition it is and whether it is in force. */
@Injectable()
export class VerificationService {
  private readonly limiter = new RateLimiterMemory(questions);

  constructor(
    private readonly dataSource: DataSource,
    private readonly houses: HouseService,
  ) {}

  /**
   * @param hash SHA-256 of a file, or the code printed on a document, as somebody typed it
   * @returns null when no document that was published is known by it
   */
  async verify(hash: string): Promise<VerifiedDocument | null> {
    const asked = askedFor(hash);
    const row = asked && (await this.find(asked));
    if (!row) return null;
    const { fingerprint, inForce, continued, ...document } = row;
    const { timeZone } = await this.houses.present();
    return {
      asked: asked.by,
      verdict: verdictOf({ inForce, continued, effectiveDate: row.effectiveDate }, dayIn(timeZone, new Date())),
      code: fingerprint && verificationCode(fingerprint),
      ...document,
    };
  }

  /** Counts a question from an address. @throws DomainError when there were too many */
  async count(address: string): Promise<void> {
    try {
      await this.limiter.consume(address);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new DomainError('too-many', 'too-many-attempts', { minutes: Math.ceil(error.msBeforeNext / 60_000) });
    }
  }

  /** In which published edition it is: one in force before one superseded, for a brochure may stand in several. */
  private async find(asked: Asked): Promise<Row | undefined> {
    const by = asked.by === 'file' ? 'artefact.sha256 = $1' : 'artefact.fingerprint between $1 and $2';
    const values = asked.by === 'file' ? [asked.sha256] : range(asked.code);
    const [row] = await this.dataSource.query<Row[]>(
      `select edition.standard_id as "standardId", edition.title as "standardTitle", standard.language, artefact.kind,
          brochure.title as "jobRole", artefact.fingerprint, printed.number,
          printed.effective_date::text as "effectiveDate", edition.number as "lastNumber",
          edition.superseded_at is null as "inForce",
          json_build_object('number', current.number, 'effectiveDate', current.effective_date) as current,
          exists (select from artefact continued where continued.edition_id = current.id and not continued.on_request
            and continued.job_role is not distinct from artefact.job_role) as continued
        from artefact
        join edition on edition.id = artefact.edition_id and edition.published_at is not null
        join standard on standard.id = edition.standard_id
        join edition printed on printed.standard_id = edition.standard_id
          and printed.number = coalesce(artefact.unchanged_since, edition.number)
        left join artefact brochure on brochure.edition_id = edition.id and brochure.job_role = artefact.job_role
          and brochure.kind = 'brochure' and not brochure.on_request
        join current_edition current on current.standard_id = edition.standard_id
        where artefact.state = 'ready' and ${by}
        order by edition.superseded_at is null desc, edition.number desc, artefact.on_request limit 1`,
      values,
    );
    return row;
  }
}

function askedFor(hash: string): Asked | null {
  const sha256 = hash.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(sha256)) return { by: 'file', sha256 };
  const code = codeFrom(hash);
  return code === null ? null : { by: 'code', code };
}

/** The first and the last fingerprint that the code may stand for. */
function range(code: string): [string, string] {
  const beginning = fingerprintOf(code);
  return [beginning.padEnd(64, '0'), beginning.padEnd(64, 'f')];
}
