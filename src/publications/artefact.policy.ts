import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Fault } from '../errors';
import type { DocumentForm } from '../rendering/document-kinds';
import { eBookType } from '../rendering/epub/e-book';
import { ConversionFailed, GhostscriptUnavailable } from '../rendering/print-shop/ghostscript';
import { ChromiumUnavailable, RenderingFailed } from '../rendering/rendering-errors';

export const artefactStates = ['queued', 'rendering', 'ready', 'failed'] as const;
export type ArtefactState = (typeof artefactStates)[number];

/** Why an attempt to make an artefact failed; `faults.<code>` tells it to people. */
export const failureCodes = [
  'chromium-unavailable',
  'rendering-crashed',
  'rendering-too-long',
  'rendering-too-large',
  'rendering-refused',
  'rendering-incomplete',
  'ghostscript-unavailable',
  'conversion-failed',
  'storage-unavailable',
  'worker-lost',
  'artefact-failed',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export interface ArtefactFailure {
  code: FailureCode;
  /** For whoever runs Etalon: what exactly was tried and seen, in technical words. */
  detail: string;
}

/** The storage did not take the file. */
export class StorageUnavailable extends Error {}

/** What went wrong, and whether another attempt in a few seconds may go better. */
export function failureOf(error: unknown): ArtefactFailure & { retryable: boolean } {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof ChromiumUnavailable) return { code: 'chromium-unavailable', detail, retryable: false };
  if (error instanceof RenderingFailed)
    return { code: `rendering-${error.reason}`, detail, retryable: error.retryable };
  if (error instanceof GhostscriptUnavailable) return { code: 'ghostscript-unavailable', detail, retryable: false };
  if (error instanceof ConversionFailed) return { code: 'conversion-failed', detail, retryable: false };
  if (error instanceof StorageUnavailable) return { code: 'storage-unavailable', detail, retryable: true };
  return { code: 'artefact-failed', detail, retryable: true };
}

interface Standing {
  name: string;
  title: string;
  state: ArtefactState;
  progress: number;
  failure: ArtefactFailure | null;
}

/** What keeps an artefact from being published; null when it is ready. */
export function artefactFault({ name, title, state, progress, failure }: Standing): Fault | null {
  switch (state) {
    case 'ready':
      return null;
    case 'failed':
      return { field: name, code: failure?.code ?? 'artefact-failed', parameters: { title } };
    case 'queued':
      return { field: name, code: 'artefact-queued', parameters: { title } };
    case 'rendering':
      return { field: name, code: 'artefact-rendering', parameters: { title, progress } };
  }
}

/** What kind of file a document of a form is. */
export function fileTypeOf(form: DocumentForm): { type: string; extension: 'pdf' | 'epub' } {
  return form === 'e-book' ? { type: eBookType, extension: 'epub' } : { type: 'application/pdf', extension: 'pdf' };
}

export const artefactActions = ['download', 'retry'] as const;
export type ArtefactAction = (typeof artefactActions)[number];

/** Whoever may read the edition downloads what is ready; HR tries again what failed, and everybody what was only made on request. */
export function artefactActionsFor(
  actor: Actor,
  { state, onRequest }: { state: ArtefactState; onRequest: boolean },
): ArtefactAction[] {
  if (state === 'ready') return ['download'];
  return state === 'failed' && (onRequest || hasAccessRole(actor, 'hr')) ? ['retry'] : [];
}
