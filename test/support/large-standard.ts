import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root';
import type { StandardFile } from '../../src/standards/standard-file';
import { parseStandardFile } from '../../src/standards/standard-file.parser';

/** So many clauses: those of an example again and again, each under an id of its own. */
export function largeStandard(slug: string, clauses: number): StandardFile {
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
