import type { ArtefactDto } from '../publications/artefacts.dto';
import type { JobObserver, Step } from './main-job';
import { StepFailed } from './main-job';

/** Tells at the terminal what was done and how long it took; while documents are made, how far they are. */
export class Reporter implements JobObserver {
  #progress = '';

  title(text: string): void {
    console.log(`\n${text}`);
  }

  /** Does something beside the main job, as a step of its own. */
  async time<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    try {
      const result = await work();
      const outcome = typeof result === 'string' ? result : undefined;
      this.done(name, (performance.now() - begun) / 1000, outcome);
      return result;
    } catch (error) {
      throw new StepFailed(name, error);
    }
  }

  onDone({ name }: Step, seconds: number, outcome: string | void): void {
    this.done(name, seconds, outcome);
  }

  onProgress(artefacts: ArtefactDto[]): void {
    const ready = artefacts.filter(({ state }) => state === 'ready').length;
    const percent = artefacts.reduce((sum, { progress }) => sum + progress, 0) / artefacts.length;
    const line = `            rendering: ${ready} of ${artefacts.length} documents, ${Math.round(percent)} %`;
    if (line === this.#progress) return;
    this.#progress = line;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
    else console.log(line);
  }

  private done(name: string, seconds: number, outcome: string | void): void {
    if (this.#progress !== '' && process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    this.#progress = '';
    console.log(`${seconds.toFixed(2).padStart(8)} s  ${name}${outcome ? ` (${outcome})` : ''}`);
  }
}
