import { Command, Option } from 'commander';
import { languages } from '../vocabulary';
import { checkFile, terminalLanguage } from './check-file';
import type { CreateAdminOptions } from './create-admin';

/** The commands of whoever runs Etalon, and of whoever writes files for it. */
const program = new Command('etalon').description('Etalon, the platform for customer-service standards');

program
  .command('check')
  .description('prints every fault of a standard file with its line, or what the file holds')
  .argument('<file...>', 'files in the standard format')
  .action(async (files: string[]) => {
    const language = terminalLanguage();
    const print = (file: string) =>
      files.length === 1 ? console.log : (line: string) => console.log(`${file}: ${line}`);
    const codes = [];
    for (const file of files) codes.push(await checkFile(file, language, print(file)));
    process.exitCode = Math.max(...codes);
  });

program
  .command('create-admin')
  .description('adds an administrator to the database in DATABASE_URL')
  .requiredOption('--email <address>', 'to sign in with')
  .requiredOption('--name <name>', 'as colleagues know it')
  .addOption(new Option('--language <language>', 'of the pages').choices(languages).default(terminalLanguage()))
  .option('--password <password>', 'asked for when absent, or read from the standard input')
  .action(async (options: CreateAdminOptions) => {
    // Checking a file needs neither the database nor the framework, so they are loaded only here.
    const { createAdmin } = await import('./create-admin.js');
    process.exitCode = await createAdmin(options, terminalLanguage());
  });

void program.parseAsync();
