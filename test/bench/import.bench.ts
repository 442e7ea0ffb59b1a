import { writeStandardFile } from '../../src/standards/standard-file.writer';
import { largeStandard } from '../support/large-standard';
import type { Report } from './bench';
import type { Ground } from './ground';
import { median } from './statistics';

const clauses = 2000;
const rounds = 5;

/** A file of a large company, from the request to the reply: read, checked, written, recorded. */
export async function benchImport(ground: Ground, report: Report): Promise<void> {
  await ground.company();
  const hr = await ground.as('hrManager');
  const seconds: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const file = new TextEncoder().encode(writeStandardFile(largeStandard(`large-${round + 1}`, clauses)));
    const begun = performance.now();
    await hr.postMarkdown('/api/imports', file);
    // The first round warms up.
    if (round >= 0) seconds.push((performance.now() - begun) / 1000);
  }
  report('import.clauses_per_second', clauses / median(seconds), '1/s');
}
