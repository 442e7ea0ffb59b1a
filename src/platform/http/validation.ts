import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Invalid, type Fault, type MessageParameters } from '../../errors';

/** Every fault of a request is reported at once, by field. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => new Invalid(errors.flatMap((error) => faultsOf(error, ''))),
  });
}

function faultsOf(error: ValidationError, prefix: string): Fault[] {
  const field = prefix + error.property;
  const faults: Fault[] = [];
  const broken = Object.keys(error.constraints ?? {});
  // The validators of a field begin with its type: the first broken one says most plainly what was expected.
  const [first] = broken;
  if (first !== undefined) {
    const context = error.contexts?.[first] as { code: string; parameters: MessageParameters } | undefined;
    if (error.value === undefined && first !== 'whitelistValidation') faults.push({ field, code: 'required' });
    else if (context)
      faults.push({ field, code: context.code, parameters: { ...whatCame(error.value), ...context.parameters } });
    else faults.push({ field, code: 'unexpected-field', parameters: { field } });
  }
  return [...faults, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}

/** What was sent instead, for messages that name it. */
function whatCame(value: unknown): MessageParameters {
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  return { value: excerpt(typeof value === 'string' ? value : String(JSON.stringify(value))), length, count: length };
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
