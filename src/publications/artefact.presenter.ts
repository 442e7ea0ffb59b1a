import { hasAccessRole, type Actor } from '../accounts/actor';
import { translate } from '../platform/i18n/translate';
import { verificationCode } from '../rendering/verification-code';
import type { Artefact } from './artefact.entity';
import { artefactActionsFor } from './artefact.policy';
import type { ArtefactDto, ArtefactFailureDto } from './artefacts.dto';

export function presentArtefact(artefact: Artefact, reader: Actor): ArtefactDto {
  return {
    id: artefact.id,
    editionId: artefact.editionId,
    name: artefact.name,
    kind: artefact.kind,
    form: artefact.form,
    onRequest: artefact.onRequest,
    jobRole: artefact.jobRole,
    title: artefact.title,
    state: artefact.state,
    progress: artefact.progress,
    pages: artefact.pages,
    bytes: artefact.bytes,
    coarsePictures: artefact.coarsePictures,
    sha256: artefact.sha256,
    code: artefact.fingerprint && verificationCode(artefact.fingerprint),
    unchangedSince: artefact.unchangedSince,
    queuedAt: artefact.queuedAt,
    readyAt: artefact.readyAt,
    failure: presentFailure(artefact, reader),
    allowedActions: artefactActionsFor(reader, artefact),
  };
}

function presentFailure({ title, failure }: Artefact, reader: Actor): ArtefactFailureDto | null {
  if (!failure) return null;
  const { code, detail } = failure;
  const message = translate(reader.language, `faults.${code}`, { title });
  return { code, message, detail: hasAccessRole(reader, 'hr', 'administrator') ? detail : null };
}
