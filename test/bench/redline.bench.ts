import { comparisonView } from '../../src/rendering/comparison-view';
import { compareTexts } from '../../src/standards/comparison';
import type { FileClause, StandardFile } from '../../src/standards/standard-file';
import { largeStandard } from '../support/large-standard';
import type { Report } from './bench';
import { median } from './statistics';

const clauses = 1000;
const rounds = 7;

/**
 * What differs between two texts of a thousand clauses, each of which was changed: found, compared word by word and drawn, clause by
 * clause and as one document. Processor time, whatever else the machine does.
 */
export function benchRedline(report: Report): void {
  const before = largeStandard('large', clauses);
  const after = rewritten(before);
  for (const shape of ['clauses', 'document'] as const) {
    const seconds: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const begun = process.cpuUsage();
      comparisonView(compareTexts(before, after), shape, 'ru');
      const { user, system } = process.cpuUsage(begun);
      // The first round warms up.
      if (round >= 0) seconds.push((user + system) / 1e6);
    }
    report(`redline.${shape}.seconds`, median(seconds), 's');
  }
}

/** In every clause words are replaced and a sentence is added; every tenth went to the end of its section, and no row of a table is as it was. */
function rewritten(standard: StandardFile): StandardFile {
  const sections = standard.sections.map((section) => {
    const changed = section.clauses.map((clause, index): FileClause => ({
      ...clause,
      title: `${clause.title} ${index % 2 === 0 ? 'всегда' : 'в каждом случае'}`,
      body: `${clause.body
        .replaceAll('клиент', 'покупатель')
        .replaceAll(' и ', ' или ')
        .replaceAll(/\d+/g, (number) => String(Number(number) + 1))}\n\nИсключений из этого правила нет.`,
      rationale: clause.rationale && `${clause.rationale} Так показали замеры.`,
    }));
    return {
      ...section,
      clauses: [...changed.filter((_, index) => index % 10 !== 0), ...changed.filter((_, index) => index % 10 === 0)],
    };
  });
  return { ...standard, sections };
}
