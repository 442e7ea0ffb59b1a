import type { Actor } from '../accounts/actor';
import { translate } from '../platform/i18n/translate';
import { ChromiumUnavailable, RenderingFailed } from '../rendering/rendering-errors';
import { languages } from '../vocabulary';
import {
  artefactActionsFor,
  artefactFault,
  artefactStates,
  failureCodes,
  failureOf,
  StorageUnavailable,
  type ArtefactState,
} from './artefact.policy';

it.each([
  [new ChromiumUnavailable(['puppeteer: no such file']), 'chromium-unavailable', false],
  [new RenderingFailed('crashed', 'Page crashed!'), 'rendering-crashed', true],
  [new RenderingFailed('too-long', 'not ready after 20 s'), 'rendering-too-long', false],
  [new RenderingFailed('too-large', '100000 rows of a table'), 'rendering-too-large', false],
  [new RenderingFailed('refused', 'it led to https://example.org'), 'rendering-refused', false],
  [new RenderingFailed('incomplete', 'clause-2 is missing'), 'rendering-incomplete', false],
  [new StorageUnavailable('EACCES: permission denied'), 'storage-unavailable', true],
  [new Error('out of memory'), 'artefact-failed', true],
  ['a text that was thrown', 'artefact-failed', true],
])('%s is %s', (error, code, retryable) => {
  expect(failureOf(error)).toEqual({ code, retryable, detail: expect.stringMatching(/\w/) });
});

const artefact = { name: 'handbook', title: 'Handbook', progress: 30, failure: null };

it.each([
  ['ready', null],
  ['queued', 'artefact-queued'],
  ['rendering', 'artefact-rendering'],
  ['failed', 'artefact-failed'],
] as [ArtefactState, string | null][])('an artefact that is %s: %s', (state, code) => {
  expect(artefactFault({ ...artefact, state })?.code ?? null).toBe(code);
});

it.each(failureCodes)('an artefact that failed is named with its reason in every language: %s', (code) => {
  const fault = artefactFault({ ...artefact, state: 'failed', failure: { code, detail: 'as seen' } })!;
  expect(fault).toMatchObject({ field: 'handbook', code });
  for (const language of languages) {
    expect(translate(language, `faults.${fault.code}`, fault.parameters)).toContain('Handbook');
  }
});

it('only HR tries again, only what failed; everybody where it was made on request', () => {
  const actor = (accessRoles: Actor['accessRoles']) => ({ accessRoles }) as Actor;
  const table = artefactStates.map((state) => [
    state,
    artefactActionsFor(actor(['staff']), { state, onRequest: false }),
    artefactActionsFor(actor(['staff', 'hr']), { state, onRequest: false }),
    artefactActionsFor(actor(['staff']), { state, onRequest: true }),
  ]);
  expect(table).toEqual([
    ['queued', [], [], []],
    ['rendering', [], [], []],
    ['ready', ['download'], ['download'], ['download']],
    ['failed', [], ['retry'], ['retry']],
  ]);
});
