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
  // The validators of a field run from the last to the first: the first broken one says what was expected most plainly.
  const [first] = broken;
  if (first !== undefined) {
    const context = error.contexts?.[first] as { code: string; parameters: MessageParameters } | undefined;
    if (error.value === undefined && first !== 'whitelistValidation') faults.push({ field, code: 'required' });
    else if (context) faults.push({ field, ...context });
    else faults.push({ field, code: 'unknown-field', parameters: { field, suggestion: 'none' } });
  }
  return [...faults, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}
