import { QueryFailedError } from 'typeorm';

/** Whether `error` is PostgreSQL refusing a second row for the unique index or constraint `name`. */
export function brokenUnique(error: unknown, name: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && constraint === name;
}
