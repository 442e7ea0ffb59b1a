import fc from 'fast-check';
import { filledIn, sampleComment, sampleDisposition, samplePresent, sampleTable } from '../../../test/support/tables';
import { commentTypes, outcomes } from '../comment.policy';
import type { CommentView } from '../comment-rows';
import { planAnswers, type AnswerPlan } from './answer-plan';
import { writeCsv } from './csv-writer';
import { withPlainLines } from './table-columns';
import { writeXlsx } from './xlsx-writer';

const formats = [
  { format: 'XLSX', write: writeXlsx },
  { format: 'CSV', write: writeCsv },
];

const pieces = [
  '=',
  '+',
  '-',
  '@',
  "'",
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '_x000D_',
  '_x005F_',
  '😀',
  'ә',
  '＝',
  ' ',
  '<',
  '&amp;',
  ']]>',
  '1',
];
/** Text as people type it and as nobody would; PostgreSQL holds everything but the zero character. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join('')),
  )
  .map((text) => text.replaceAll('\0', '').trim());
const typed = anyText.map((text) =>
  withPlainLines(text)
    .replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .trim(),
);

const comments = fc.array(
  fc.record({
    type: fc.constantFrom(...commentTypes),
    text: anyText,
    suggestion: fc.option(anyText),
    answer: fc.option(fc.record({ outcome: fc.constantFrom(...outcomes), reason: typed.filter(Boolean) })),
  }),
  { maxLength: 8 },
);

function asPlan(plan: ReturnType<typeof planAnswers>): AnswerPlan {
  if ('faults' in plan) throw new Error(JSON.stringify(plan.faults));
  return plan;
}

describe.each(formats)('the table as $format', ({ write }) => {
  it('changes nothing when it comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(comments, async (said) => {
        const present = said.map(({ answer, ...comment }, index) => {
          const disposition = answer && sampleDisposition({ id: 100 + index, ...answer });
          return sampleComment({ id: index + 1, ...comment, disposition });
        });
        const table = await filledIn(write(sampleTable(present)));
        const plan = asPlan(planAnswers(table, samplePresent(present)));
        const unchanged = said.filter(({ answer }) => answer).length;
        expect(plan).toEqual({ answers: [], left: said.length - unchanged, unchanged, toCarryOut: 0, ignored: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('gives exactly the answers that were filled in', async () => {
    await fc.assert(
      fc.asyncProperty(comments, async (said) => {
        const open: CommentView[] = said.map(({ answer: _, ...comment }, index) =>
          sampleComment({ id: index + 1, ...comment }),
        );
        // The rows of comments without an answer, with what somebody filled in.
        const filled = open.map((comment, index) => {
          const { answer } = said[index]!;
          return { ...comment, disposition: answer && sampleDisposition({ id: 0, ...answer }) };
        });
        const { answers } = asPlan(planAnswers(await filledIn(write(sampleTable(filled))), samplePresent(open)));
        expect(answers.map(({ comment, outcome, reason }) => [comment.id, outcome, reason])).toEqual(
          said.flatMap(({ answer }, index) => (answer ? [[index + 1, answer.outcome, answer.reason]] : [])),
        );
      }),
      { numRuns: 60 },
    );
  });
});
