import '../node-version';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import { readConfig } from '../config';
import { DomainError } from '../errors';
import { problemOf } from '../platform/http/problem';
import { hindrance } from '../process';
import { prepareGround } from '../start';
import type { Language } from '../vocabulary';
import { askPassword } from './ask-password';
import { addAdministrator } from './first-administrator';

export interface CreateAdminOptions {
  email: string;
  name: string;
  language: Language;
  password?: string;
}

/**
 * Adds an administrator to the database of the company, migrating it first.
 * @param language of the person at the terminal
 * @returns the exit code
 */
export async function createAdmin(options: CreateAdminOptions, language: Language): Promise<number> {
  try {
    const config = readConfig(process.env);
    if (!config.databaseUrl) {
      console.error('Set DATABASE_URL to the database of your company: the trial organisation has its own people.');
      return 1;
    }
    const password = options.password ?? (await askPassword(`Password for ${options.email}: `));
    const ground = await prepareGround(config, console.error);
    const app = await NestFactory.createApplicationContext(AppModule.with(config, ground.databaseUrl, false), {
      logger: ['fatal', 'error', 'warn'],
      abortOnError: false,
    });
    try {
      const { name, email } = await addAdministrator(app, { ...options, password });
      console.log(`${name} may now sign in as an administrator with ${email}.`);
      return 0;
    } finally {
      await app.close();
    }
  } catch (error) {
    console.error(error instanceof DomainError ? refusal(error, language) : hindrance(error));
    return 1;
  }
}

function refusal(error: DomainError, language: Language): string {
  const { detail, faults = [] } = problemOf(error, language);
  return [detail, ...faults.map(({ field, message }) => `  ${field}: ${message}`)].join('\n');
}
