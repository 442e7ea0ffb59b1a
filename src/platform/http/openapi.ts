import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemSchema, describeProblems } from './openapi-problems';

/** The OpenAPI 3.1 description of every route under /api, made from the same decorators that check requests. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Etalon')
    .setDescription(
      'The life of a customer-service standard: import, working group, drafting, review, approval, edition, documents. ' +
        'Every edit of shared text names its version in `If-Match`; every refusal is a problem document (RFC 9457) that says what is missing.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('etalon', { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
    autoTagControllers: false,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  describeProblems(document);
  return withoutNullable(document) as OpenAPIObject;
}

export function serveApiDescription(app: NestFastifyApplication): void {
  allowInlineStyles(app);
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Etalon API',
    customCss: '.swagger-ui .topbar { display: none }',
  });
}

/** The page of Swagger's that shows the description styles itself inline; no other page may. */
function allowInlineStyles(app: NestFastifyApplication): void {
  const policy = 'content-security-policy';
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', ({ url }, reply, payload, done) => {
      if (url.startsWith('/api/docs')) {
        const header = String(reply.getHeader(policy));
        void reply.header(policy, header.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
      }
      done(null, payload);
    });
}

/** OpenAPI 3.1 speaks JSON Schema: `nullable` became a type of its own. */
function withoutNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutNullable);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutNullable(value)]),
  ) as Record<string, unknown>;
  if (nullable !== true) return rest;
  if (typeof rest['type'] === 'string') {
    const values = Array.isArray(rest['enum']) ? { enum: [...(rest['enum'] as unknown[]), null] } : {};
    return { ...rest, type: [rest['type'], 'null'], ...values };
  }
  const { description, ...schema } = rest;
  return { oneOf: [...((schema['allOf'] as unknown[] | undefined) ?? [schema]), { type: 'null' }], description };
}
