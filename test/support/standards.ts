import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root';
import type { Client } from './etalon';

/** One of the standards that come with Etalon, as a file. */
export function example(name: string): string {
  return readFileSync(join(projectRoot, 'examples', name), 'utf8');
}

let count = 0;

/** A small standard of two sections and three clauses with a slug of its own. */
export function smallStandard(slug = `standard-${process.pid}-${++count}`): string {
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

Every call counts.

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

The operator answers by the third ring.

## A greeting

\`\`\`clause
id: greeting
\`\`\`

Everybody says the company's name and their own.

# Ending a call

## Thanks

\`\`\`clause
id: thanks
\`\`\`

Everybody thanks the caller.
`;
}

export function upload(client: Client, path: string, file: string | Buffer) {
  return client.post(path).set('Content-Type', 'text/markdown').send(file);
}

/** Imports `file` as a new standard; `client` is HR. */
export async function importStandard(client: Client, file = smallStandard()) {
  const { body } = await upload(client, '/api/imports', file).expect(201);
  return body as { standardId: number; draftId: number };
}
