import type { FastifyReply } from 'fastify';
import { ownNameOf } from '../platform/i18n/format';
import type { TextPicture } from '../pictures/text-picture';
import { showPage } from '../ui/page';
import { carry } from './carried-file';
import { carryPictures } from './carried-pictures';
import { presentContents } from './import-plan.presenter';
import type { ImportTarget, PlanInWords } from './import.service';
import type { StandardFile } from './standard-file';
import { shownIn } from './standard-file.pictures';

/** What is asked before anything is saved, whichever way a file came. */

/** What a new standard would hold. */
export function showContents(
  reply: FastifyReply,
  file: StandardFile,
  source: Uint8Array,
  pictures: readonly TextPicture[],
): void {
  const contents = { ...presentContents(file), languageName: ownNameOf(file.language) };
  const shown = shownIn(file, pictures);
  const view = { contents, pictureCount: shown.length, carried: carry(source), carriedPictures: carryPictures(shown) };
  showPage(reply, 'import-contents', view);
}

/** What the draft would become. `stale` when there was a plan before, for another text. */
export function showPlan(
  reply: FastifyReply,
  draft: ImportTarget,
  planned: PlanInWords,
  source: Uint8Array,
  pictures: readonly TextPicture[],
  stale = false,
): void {
  const view = {
    ...{ draft, textLanguage: draft.language, ...planned, stale },
    carried: carry(source),
    carriedPictures: carryPictures(pictures),
  };
  showPage(reply, 'import-plan', view, stale ? 412 : 200);
}
