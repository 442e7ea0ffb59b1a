import { Invalid } from '../errors';
import { readForm, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { outcomes, type Outcome } from './comment.policy';
import { NewDispositionDto } from './comments.dto';
import type { ReadyReason } from './reason-template.rules';

/** A group of the choice of ready reasons: those of one outcome or, without one, those for every outcome. */
export interface ReasonGroup {
  outcome: Outcome | null;
  reasons: { value: string; text: string; chosen: boolean }[];
}

/** @param chosen the value that was chosen before */
export function reasonGroups(templates: readonly ReadyReason[], chosen: string): ReasonGroup[] {
  const groups = [null, ...outcomes].map((outcome) => ({
    outcome,
    reasons: templates
      .filter((template) => template.outcome === outcome)
      .map((template) => ({ value: valueOf(template), text: template.text, chosen: valueOf(template) === chosen })),
  }));
  return groups.filter(({ reasons }) => reasons.length > 0);
}

/**
 * The answer that a form gives. A ready reason says its outcome by itself, so that one choice answers a comment; what is
 * typed besides is added to it.
 * @throws Invalid with every fault
 */
export async function sentAnswer(sent: SentForm | undefined): Promise<NewDispositionDto> {
  const ready = readyReason(textOf(sent, 'template'));
  const typed = textOf(sent, 'reason').trim();
  const outcome = sent?.['outcome'] ?? ready?.outcome ?? undefined;
  if (ready?.outcome && outcome !== ready.outcome) {
    throw new Invalid([{ field: 'template', code: 'template-of-another-outcome' }]);
  }
  return readForm(NewDispositionDto, { outcome, reason: [ready?.text, typed].filter(Boolean).join('\n') });
}

const everyOutcome = 'any';

/** The option carries the whole reason: a list that is changed meanwhile changes nothing about what was chosen. */
function valueOf({ outcome, text }: ReadyReason): string {
  return `${outcome ?? everyOutcome} ${text}`;
}

function readyReason(value: string): ReadyReason | null {
  const [, first, text] = /^([a-z-]+) (.+)$/s.exec(value) ?? [];
  if (first === undefined || text === undefined) return null;
  return { outcome: outcomes.find((outcome) => outcome === first) ?? null, text };
}
