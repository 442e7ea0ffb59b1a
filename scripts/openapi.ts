import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020';
import { readConfig } from '../src/config';
import { startEtalon } from '../src/start';
import { conclude } from './conclude';
import { keepGeneratedFile } from './generated-file';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Reply = { description?: string; content?: Record<string, { schema?: unknown; example?: unknown }>; $ref?: string };

/** Texts that several people work on: nobody overwrites what he did not read. */
const sharedText = /\/(drafts|sections|clauses)\/\{\w+\}$/;

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** What Etalon serves at /api/openapi.json, asked of a running one on an empty database of its own. */
async function servedDescription(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'etalon-openapi-'));
  const running = await startEtalon(readConfig({ PORT: '0', DATA_DIR: folder, WORKER: 'off' }), () => undefined);
  try {
    const response = await fetch(`${running.url}/api/openapi.json`);
    return await response.text();
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkDescription(text: string): Promise<string[]> {
  const document = JSON.parse(text) as OpenAPIObject;
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(text) as Record<string, unknown>);
  const faults = valid ? [] : [`not OpenAPI ${document.openapi}: ${JSON.stringify(errors)}`];
  faults.push(...wrongExamples(document));
  const seen = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const { operationId = '' } = operation;
      if (seen.has(operationId)) faults.push(`two operations are called ${operationId}`);
      seen.add(operationId);
      faults.push(...faultsOf(operation, method, path).map((fault) => `${method.toUpperCase()} ${path}: ${fault}`));
    }
  }
  return faults;
}

/** Examples that the schema they belong to would refuse. */
function wrongExamples(document: OpenAPIObject): string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'etalon');
  const faults: string[] = [];
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('example' in node && 'type' in node && !ajv.validate({ $ref: `etalon#${pointer}` }, node.example)) {
      faults.push(`the example at ${pointer} does not fit: ${ajv.errorsText()}`);
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'example') visit(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  };
  visit(document.components?.schemas, '/components/schemas');
  return faults;
}

function faultsOf(operation: Operation, method: (typeof methods)[number], path: string): string[] {
  const faults: string[] = [];
  if (!operation.summary) faults.push('no summary');
  const replies = Object.entries(operation.responses as Record<string, Reply>);

  const successes = replies.filter(([status]) => /^[23]/.test(status));
  if (successes.length === 0) faults.push('no success is described');
  for (const [status, { content }] of successes) {
    const schemas = Object.values(content ?? {}).map(({ schema }) => schema);
    const bodiless = status === '204' || status.startsWith('3');
    if (!bodiless && (schemas.length === 0 || schemas.some((schema) => !schema)))
      faults.push(`${status} has no schema`);
  }

  const problems = replies.filter(([status]) => /^[45]/.test(status));
  if (problems.length === 0) faults.push('no problem is described');
  for (const [status, { content }] of problems) {
    const problem = content?.['application/problem+json'];
    if (!problem?.schema || !problem.example) faults.push(`${status} is not a problem with a schema and an example`);
  }

  const parameters = (operation.parameters ?? []) as { name: string; in: string; required?: boolean }[];
  const ifMatch = parameters.find(({ name }) => name === 'If-Match');
  const overwrites = ['put', 'patch', 'delete'].includes(method) && sharedText.test(path);
  if (overwrites && !ifMatch) faults.push('overwrites shared text without If-Match');
  if (ifMatch) {
    if (!ifMatch.required) faults.push('If-Match is not required');
    for (const status of ['412', '428']) if (!operation.responses[status]) faults.push(`If-Match without ${status}`);
  }
  return faults;
}

async function main(): Promise<void> {
  const document = await servedDescription();
  const pretty = `${JSON.stringify(JSON.parse(document), null, 2)}\n`;
  const faults = await checkDescription(document);
  faults.push(...keepGeneratedFile('docs/api/openapi.json', pretty, 'npm run openapi'));
  conclude(faults, 'openapi: docs/api/openapi.json is what Etalon serves');
}

void main();
