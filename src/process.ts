import { ConfigError } from './config';
import { DirectoryInUse, EmbeddedDatabaseUnavailable } from './platform/database/embedded-postgres';

/** Runs until the process is asked to stop; what hinders the start is told in one message, with its remedy. */
export async function runUntilStopped(start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  try {
    const running = await start();
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(1);
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    console.error(hindrance(error));
    process.exit(1);
  }
}

/** One clear sentence for what a person can mend; anything else with its stack. */
export function hindrance(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as Error & { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is in use. End what uses it, or set PORT to another one.`;
  if (code === 'EACCES') return `This address may not be used: ${error.message}. Set PORT to a number above 1023.`;
  if (code === '28P01' || code === '28000' || code === '3D000') return `DATABASE_URL: ${error.message}`;
  const known = [ConfigError, DirectoryInUse, EmbeddedDatabaseUnavailable].some((kind) => error instanceof kind);
  return known ? error.message : (error.stack ?? error.message);
}
