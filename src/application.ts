import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HouseService } from './accounts/house.service';
import { logoTypes } from './accounts/logo-limits';
import { AppModule } from './app.module';
import type { Config } from './config';
import { ErrorFilter } from './platform/http/error.filter';
import { tagVersions } from './platform/http/etag';
import { serveApiDescription } from './platform/http/openapi';
import { refuseForeignOrigins } from './platform/http/origin';
import { sendSecurityHeaders } from './platform/http/security-headers';
import { spreadsheetTypes } from './platform/http/spreadsheet-body';
import { validationPipe } from './platform/http/validation';
import { wordLimits } from './standards/documents/word-package';
import { fileLimits } from './standards/standard-file';
import { assetsFolder } from './ui/assets';
import { pictureLimits, pictureTypes } from './pictures/picture-limits';
import { HtmlProblemPage } from './ui/html-problem-page';

/** Etalon over HTTP on an up-to-date database, not yet listening. */
export async function createApplication(config: Config, databaseUrl: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    // The address of a caller counts attempts to sign in: it is taken from a proxy nearby, never from just anybody.
    trustProxy: config.publicUrl === null ? false : ['loopback', 'linklocal', 'uniquelocal'],
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, databaseUrl, config.worker),
    adapter,
    {
      logger: ['fatal', 'error', 'warn'],
      bufferLogs: false,
    },
  );

  const fastify = adapter.getInstance();
  refuseForeignOrigins(fastify, config.publicUrl);
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, {
    // A file too large is cut off where it is seen to be, for whoever reads it to say so.
    throwFileSizeLimit: false,
    limits: { fileSize: wordLimits.bytes + 1, files: 1, fieldSize: fileLimits.carried, fields: 20, parts: 21 },
  });
  sendSecurityHeaders(fastify, {
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? undefined : false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`],
        imgSrc: [`'self'`, 'data:'],
        fontSrc: [`'self'`],
        connectSrc: [`'self'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
        baseUri: [`'none'`],
      },
    },
  });
  tagVersions(fastify);
  app.useStaticAssets({
    root: assetsFolder,
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
  });
  app.useBodyParser('text/markdown', { bodyLimit: fileLimits.bytes + 1 });
  app.useBodyParser(spreadsheetTypes, { bodyLimit: fileLimits.bytes + 1 });
  // What is taken for a logo as well may be larger as a picture; each says itself what is too large for it.
  const { bytes } = pictureLimits;
  for (const type of new Set([...logoTypes, ...pictureTypes])) app.useBodyParser(type, { bodyLimit: bytes + 1 });

  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter(new HtmlProblemPage(app.get(HouseService))));
  serveApiDescription(app);
  return app;
}
