import { isIP } from 'node:net';
import { resolve } from 'node:path';

export const CONFIG = Symbol('CONFIG');

/** What the environment says, validated and typed, read once at start. docs/operations.md has the table. */
export interface Config {
  port: number;
  host: string;
  /** Absolute folder of artefacts and, in trial mode, of the database. */
  dataDirectory: string;
  /** Null in trial mode: then an embedded PostgreSQL in `dataDirectory` is used. */
  databaseUrl: string | null;
  /** Whether `npm start` runs the background worker in the same process. */
  worker: boolean;
  /** The address people use, without a trailing slash; null when it is the one listened on. */
  publicUrl: string | null;
  chromiumPath: string | null;
  /** Where mail is handed over, and in whose name; null where none leaves, as always in trial mode. */
  smtp: { url: string; from: string } | null;
}

/** @throws ConfigError with one line for everything that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const faults: string[] = [];
  const trial = !environment['DATABASE_URL'];

  const port = Number(environment['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    faults.push(`PORT: expected a number from 0 to 65535, got "${environment['PORT']}"`);
  }

  const host = environment['HOST'] ?? '127.0.0.1';
  if (trial && !isLoopback(host)) {
    faults.push(
      `HOST: the trial organisation lets anybody sign in, so it listens on this machine only; got "${host}". ` +
        'Set DATABASE_URL to run Etalon for others.',
    );
  }

  const databaseUrl = environment['DATABASE_URL'] || null;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    faults.push('DATABASE_URL: expected postgres://user:password@host:port/database');
  }

  const worker = environment['WORKER'] ?? 'on';
  if (worker !== 'on' && worker !== 'off') faults.push(`WORKER: expected "on" or "off", got "${worker}"`);

  const publicUrl = environment['PUBLIC_URL']?.replace(/\/+$/, '') || null;
  if (publicUrl && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? '')) {
    faults.push(`PUBLIC_URL: expected an address such as https://etalon.example.com, got "${publicUrl}"`);
  }

  const smtpUrl = environment['SMTP_URL'] || null;
  if (smtpUrl && !/^smtps?:\/\/[^/]/.test(smtpUrl)) {
    faults.push('SMTP_URL: expected smtp://user:password@host:port or smtps://…');
  }

  const mailFrom = environment['MAIL_FROM'] || null;
  if (smtpUrl && !mailFrom) faults.push('MAIL_FROM: needed with SMTP_URL, such as Etalon <etalon@example.com>');
  if (mailFrom && !isMailAddress(mailFrom)) {
    faults.push(`MAIL_FROM: expected an address such as Etalon <etalon@example.com>, got "${mailFrom}"`);
  }

  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port,
    host,
    dataDirectory: resolve(environment['DATA_DIR'] || '.data'),
    databaseUrl,
    worker: worker === 'on',
    publicUrl,
    chromiumPath: environment['CHROMIUM_PATH'] || null,
    smtp: !trial && smtpUrl ? { url: smtpUrl, from: mailFrom! } : null,
  };
}

export class ConfigError extends Error {
  constructor(faults: string[]) {
    super(['Etalon cannot start with this configuration:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** `name@host`, or a name and that in angle brackets. */
function isMailAddress(text: string): boolean {
  return /^([^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text);
}
