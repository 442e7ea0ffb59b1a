import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../src/platform/project-root';

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of package.json as whoever types it does; it builds first. */
export function npmRun(script: string, ...parameters: string[]): Promise<CommandResult> {
  return execute('npm', ['run', '--silent', script, '--', ...parameters], {});
}

/** Runs a command of the build that a test file made before, in the language of the terminal `en`. */
export function runBuilt(
  file: string,
  parameters: string[],
  options: { environment?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<CommandResult> {
  return execute(
    process.execPath,
    [`dist/src/cli/${file}.js`, ...parameters],
    options.environment ?? {},
    options.input,
  );
}

async function execute(
  program: string,
  parameters: string[],
  environment: NodeJS.ProcessEnv,
  input = '',
): Promise<CommandResult> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(program, parameters, {
    cwd: projectRoot,
    env: { ...inherited, LC_ALL: 'en_GB.UTF-8', NODE_OPTIONS: '', ...environment },
    stdio: 'pipe',
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
