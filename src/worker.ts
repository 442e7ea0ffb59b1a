import './node-version';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { ConfigError, readConfig } from './config';
import { runUntilStopped } from './process';
import { prepareGround } from './start';

/** The background process alone: it makes documents and closes rounds, as many times beside each other as one likes. */
void runUntilStopped(async () => {
  const config = readConfig(process.env);
  if (!config.databaseUrl) {
    throw new ConfigError([
      'DATABASE_URL: a worker of its own needs it; the trial organisation has its worker inside.',
    ]);
  }
  const ground = await prepareGround(config, console.log);
  const context = await NestFactory.createApplicationContext(AppModule.with(config, ground.databaseUrl, true), {
    logger: ['fatal', 'error', 'warn'],
  });
  if (!config.smtp) console.log('SMTP_URL is not set: nobody is told anything by mail.');
  console.log('The worker waits for jobs. Press Ctrl-C to stop.');
  return {
    stop: async () => {
      await context.close();
      await ground.stop();
    },
  };
});
