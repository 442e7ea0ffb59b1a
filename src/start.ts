import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application';
import type { Config } from './config';
import { migrate } from './platform/database/data-source';
import { startEmbeddedPostgres, type EmbeddedDatabase } from './platform/database/embedded-postgres';
import { isDatabaseAbsent } from './platform/http/problem';

export interface Ground {
  databaseUrl: string;
  /** Whether it is the trial organisation, on a database of Etalon's own. */
  trial: boolean;
  stop(): Promise<void>;
}

export interface RunningEtalon {
  url: string;
  trial: boolean;
  app: NestFastifyApplication;
  stop(): Promise<void>;
}

/** The database that the configuration names, else an embedded one, migrated to the present schema. */
export async function prepareGround(config: Config, say: (line: string) => void): Promise<Ground> {
  let embedded: EmbeddedDatabase | null = null;
  if (!config.databaseUrl)
    embedded = await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'database') });
  const databaseUrl = embedded?.url ?? config.databaseUrl!;
  await migrateWhenThere(databaseUrl, say);
  return { databaseUrl, trial: embedded !== null, stop: async () => embedded?.stop() };
}

/** Etalon over HTTP, with the worker unless it runs apart. */
export async function startEtalon(config: Config, say: (line: string) => void): Promise<RunningEtalon> {
  const ground = await prepareGround(config, say);
  try {
    const app = await createApplication(config, ground.databaseUrl);
    await app.listen(config.port, config.host).catch(async (error: unknown) => {
      await app.close();
      throw error;
    });
    const { port } = app.getHttpServer().address() as { port: number };
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      url: config.publicUrl ?? `http://${host}:${port}`,
      trial: ground.trial,
      app,
      stop: async () => {
        await app.close();
        await ground.stop();
      },
    };
  } catch (error) {
    await ground.stop();
    throw error;
  }
}

/** A database that starts together with Etalon may come later: it is waited for. */
async function migrateWhenThere(databaseUrl: string, say: (line: string) => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await migrate(databaseUrl);
    } catch (error) {
      if (!isDatabaseAbsent(error)) throw error;
      const { host } = new URL(databaseUrl);
      if (attempt % 10 === 0) say(`Waiting for the database at ${host}: ${(error as Error).message || 'no answer'}`);
      await delay(1000);
    }
  }
}
