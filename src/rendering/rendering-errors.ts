import { DomainError } from '../errors';

/** No Chromium could be started; documents wait until one is there, everything else works. */
export class ChromiumUnavailable extends DomainError {
  /** @param attempts what was tried and how it failed, one line each, for the log and the administrator */
  constructor(readonly attempts: string[]) {
    super('unavailable', 'chromium-unavailable', { attempts });
    this.message = [
      'No Chromium could be started. Install one (Debian: apt-get install chromium) and set CHROMIUM_PATH to it.',
      ...attempts,
    ].join('\n');
  }
}

/**
 * A document that did not come out. `crashed`: the browser died, and again when it was tried anew. `too-long`: it took
 * longer than its size allows. `too-large`: it took more memory than its size allows, or something in it is
 * larger than is printed. `refused`: the document tried to lead the browser elsewhere. `incomplete`: a clause, a section, a page number or any of its words is missing from the PDF.
 * Only the first is worth trying again.
 */
export class RenderingFailed extends DomainError {
  readonly retryable: boolean;

  constructor(
    readonly reason: 'crashed' | 'too-long' | 'too-large' | 'refused' | 'incomplete',
    detail: string,
  ) {
    super('unavailable', `rendering-${reason}`, { detail });
    this.retryable = reason === 'crashed';
    this.message = `rendering-${reason}: ${detail}`;
  }
}
