import type { Config } from '../config';

/** Where mails go: to people, into the outbox of a trial, or nowhere until a mail server is named. */
export type Delivery = 'smtp' | 'outbox' | 'nowhere';

export function deliveryOf({ databaseUrl, smtp }: Config): Delivery {
  if (databaseUrl === null) return 'outbox';
  return smtp ? 'smtp' : 'nowhere';
}
