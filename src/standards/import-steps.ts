import type { FastifyReply } from 'fastify';
import { ownNameOf } from '../platform/i18n/format';
import { showPage } from '../ui/page';
import { carry } from './carried-file';
import { presentContents } from './import-plan.presenter';
import { readStandardFile, type ImportTarget, type PlanInWords } from './import.service';

/** What is asked before anything is saved, whichever way a file came. */

/** What a new standard would hold. @throws Invalid with every fault of the file */
export function showContents(reply: FastifyReply, source: Uint8Array): void {
  const file = readStandardFile(source);
  const contents = { ...presentContents(file), languageName: ownNameOf(file.language) };
  showPage(reply, 'import-contents', { contents, carried: carry(source) });
}

/** What the draft would become. `stale` when there was a plan before, for another text. */
export function showPlan(
  reply: FastifyReply,
  draft: ImportTarget,
  planned: PlanInWords,
  source: Uint8Array,
  stale = false,
): void {
  const view = { draft, textLanguage: draft.language, ...planned, stale, carried: carry(source) };
  showPage(reply, 'import-plan', view, stale ? 412 : 200);
}
