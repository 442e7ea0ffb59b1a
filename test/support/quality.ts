import type { Language } from '../../src/vocabulary';
import type { SignedIn } from './etalon';

let count = 0;

/** A standard of three clauses: one is vague, one has a word that may be forbidden, one contradicts its measure. */
export function faultyStandard(slug = `faulty-${process.pid}-${++count}`): string {
  return `---
etalon: 1
title: Answering the phone
language: en
slug: ${slug}
jobRoles:
  operator: Operator
  cashier: Cashier
---

# Taking a call

## Three rings

\`\`\`clause
id: three-rings
appliesTo: [operator]
measure:
  indicator: rings before the answer
  comparison: at-most
  target: 3
  unit: rings
check: Was the phone answered by the third ring?
\`\`\`

The operator answers promptly.

## Names

\`\`\`clause
id: names
measure:
  indicator: calls with a name
  comparison: at-least
  target: 95
  unit: "%"
check: Did everybody give a name?
\`\`\`

Everybody tells the client a name.

# Ending a call

## Refunds

\`\`\`clause
id: refunds
measure:
  indicator: days until the refund
  comparison: at-most
  target: 3
  unit: days
check: Was the refund paid within 3 days?
\`\`\`

The cashier pays within 5 days.
`;
}

/** Replaces the forbidden words of a language, whatever they are now. */
export async function forbid(administrator: SignedIn, language: Language, words: object[]): Promise<void> {
  const path = `/api/forbidden-words/${language}`;
  const { body } = await administrator.client.get(path).expect(200);
  await administrator.client.put(path).set('If-Match', `"${body.version}"`).send({ words }).expect(200);
}
