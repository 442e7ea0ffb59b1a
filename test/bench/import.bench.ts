import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root';
import type { StandardFile } from '../../src/standards/standard-file';
import { parseStandardFile } from '../../src/standards/standard-file.parser';
import { writeStandardFile } from '../../src/standards/standard-file.writer';
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
    const file = new TextEncoder().encode(writeStandardFile(largeStandard(`large-${round + 1}`)));
    const begun = performance.now();
    await hr.postMarkdown('/api/imports', file);
    // The first round warms up.
    if (round >= 0) seconds.push((performance.now() - begun) / 1000);
  }
  report('import.clauses_per_second', clauses / median(seconds), '1/s');
}

/** The clauses of an example again and again, each under an id of its own. */
function largeStandard(slug: string): StandardFile {
  const parsed = parseStandardFile(readFileSync(join(projectRoot, 'examples', 'phone-service.ru.md')));
  if ('faults' in parsed) throw new Error('the example has faults');
  const { sections } = parsed.file;
  let count = 0;
  const more = Array.from({ length: Math.ceil(clauses / 20) }, (_, index) => {
    const { clauses: own, ...section } = sections[index % sections.length]!;
    const repeated = Array.from({ length: 20 }, (_, place) => ({
      ...own[place % own.length]!,
      key: `clause-${++count}`,
    }));
    return { ...section, title: `${section.title} (${index + 1})`, clauses: repeated };
  });
  return { ...parsed.file, slug, sections: more };
}
