import fc from 'fast-check';
import { markdownToHtml } from '../markdown';
import { RedlinePen } from './redline-html';

const pen = new RedlinePen('en', { language: 'en', inserted: 'inserted', deleted: 'deleted' });

/** `[-deleted-]`, `{+inserted+}` */
const written = (html: string) =>
  html
    .replaceAll(/<span class="unseen" lang="en">[^<]*<\/span>/g, '')
    .replaceAll('<ins>', '{+')
    .replaceAll('</ins>', '+}')
    .replaceAll('<del>', '[-')
    .replaceAll('</del>', '-]')
    .replaceAll('\n', '')
    .trim();

describe('the redline of a line', () => {
  it.each([
    ['Answer by the third ring.', 'Answer by the second ring.', 'Answer by the [-third-] {+second+} ring.'],
    ['Answer.', 'Always answer.', '[-Answer-]{+ Always answer+}.'],
    ['The call is answered.', 'Every call is answered.', '[-The-] {+Every+} call is answered.'],
    ['Say <hello>', 'Say <hello> & wait', 'Say &lt;hello&gt; {+&amp; wait+}'],
    ['', 'All new', '{+All new+}'],
    ['All gone', '', '[-All gone-]'],
    ['Same', 'Same', 'Same'],
    ['a !x', 'a ?x', 'a [-!-]{+ ?+}x'],
  ])('%s → %s', (before, after, expected) => {
    expect(written(pen.line(before, after))).toBe(expected);
  });
});

describe('the redline of Markdown', () => {
  it.each([
    [
      'keeps what sets the words',
      'Answer **by the third ring**.',
      'Answer **by the second ring**.',
      '<p>Answer <strong>by the</strong> [-<strong>third</strong>-] {+<strong>second</strong>+} <strong>ring</strong>.</p>',
    ],
    ['shows that a word is set otherwise', 'A *b* c', 'A **b** c', '<p>A [-<em>b</em>-] {+<strong>b</strong>+} c</p>'],
    [
      'goes paragraph by paragraph',
      'One two.\n\nThree.',
      'Zero.\n\nOne two.',
      '<p>{+Zero.+}</p><p>One two.</p><p>[-Three.-]</p>',
    ],
    [
      'goes through lists by item',
      '- say hello\n- wait',
      '- smile\n- say hello first\n- wait',
      '<ul><li>{+smile+}</li><li>say hello {+first+}</li><li>wait</li></ul>',
    ],
    [
      'goes through tables by cell',
      '| Call | Rings |\n|---|--:|\n| new | 3 |\n| old | 5 |',
      '| Call | Rings |\n|---|--:|\n| new | 2 |\n| urgent | 1 |\n| old | 5 |',
      '<table><thead><tr><th scope="col">Call</th><th scope="col" class="align-right">Rings</th></tr></thead><tbody>' +
        '<tr><td>new</td><td class="align-right">[-3-] {+2+}</td></tr>' +
        '<tr><td>{+urgent+}</td><td class="align-right">{+1+}</td></tr>' +
        '<tr><td>old</td><td class="align-right">5</td></tr></tbody></table>',
    ],
    [
      'finds the columns of a table',
      '| Call | Rings |\n|---|---|\n| new | 3 |',
      '| Call | Who | Rings |\n|---|---|---|\n| new | all | 3 |',
      '<table><thead><tr><th scope="col">Call</th><th scope="col">{+Who+}</th><th scope="col">Rings</th></tr></thead>' +
        '<tbody><tr><td>new</td><td>{+all+}</td><td>3</td></tr></tbody></table>',
    ],
    ['shows code as it is', '```\na  b\n```', '```\na  c\n```', '<pre><code>a  [-b-]{+c+}</code></pre>'],
    ['shows a line across', 'One.', 'One.\n\n---', '<p>One.</p>{+<hr />+}'],
    ['lets nothing unsafe through', 'a', 'a [b](javascript:x) <b>', '<p>a {+[b](javascript:x) &lt;b&gt;+}</p>'],
  ])('%s', (_, before, after, expected) => {
    expect(written(pen.markdown(before, after))).toBe(expected);
  });
});

/** One side of a redline as HTML: what the other side has is taken out, what marks this side is unwrapped. */
function side(html: string, other: 'ins' | 'del'): string {
  const own = other === 'ins' ? 'del' : 'ins';
  return plain(
    html
      .replaceAll(/<span class="unseen" lang="en">[^<]*<\/span>/g, '')
      .replaceAll(new RegExp(`<${other}>.*?</${other}>`, 'gs'), '')
      .replaceAll(new RegExp(`</?${own}>`, 'g'), ''),
  );
}

/** HTML without what is not the text: empty elements, white space, marks that end and begin again, how loose a list is set. */
function plain(html: string): string {
  const full = untilSame(html.replaceAll(' class="wide"', ''), (text) =>
    text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(
        /<(p|li|ul|ol|td|th|tr|thead|tbody|table|blockquote|pre|code|em|strong|s|a)(?: [^>]*)?> ?<\/\1>/g,
        '',
      ),
  );
  const blocks = full
    .replaceAll(/ ?<\/?p> ?/g, '¶')
    .replaceAll(
      /[ ¶]*(<\/?(?:li|ul|ol|td|th|tr|thead|tbody|table|blockquote|pre)(?: [^>]*)?>|<br \/>|<hr \/>)[ ¶]*/g,
      '$1',
    )
    .replaceAll(/[ ¶]*¶[ ¶]*/g, '¶');
  return untilSame(blocks, (text) =>
    text
      .replaceAll(/<\/(em|strong|s|code)>( ?)<\1>/g, '$2')
      .replaceAll(/(<(?:em|strong|s|code)>) /g, ' $1')
      .replaceAll(/ (<\/(?:em|strong|s|code)>)/g, '$1 ')
      .replaceAll(/ +/g, ' '),
  ).replaceAll(/^[ ¶]+|[ ¶]+$/g, '');
}

function untilSame(text: string, change: (text: string) => string): string {
  const changed = change(text);
  return changed === text ? text : untilSame(changed, change);
}

const word = fc.constantFrom(
  'Answer',
  'the',
  'call',
  'by',
  'ring',
  '3',
  'second',
  'үшінші',
  'гудка',
  'wait,',
  'smile.',
  'a',
  '&',
  '<b>',
);
const marked = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '*', '**', '`', '~~'))
  .map(([words, mark]) =>
    mark === '`' || words.every((one) => /^[\p{L}\p{N}]+$/u.test(one))
      ? `${mark}${words.join(' ')}${mark}`
      : words.join(' '),
  );
const line = fc.array(marked, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const list = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([items, ordered]) => items.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${item}`).join('\n'));
const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.array(fc.array(marked, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }).map((rows) => {
    const [head, ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
    return [head, `|${'---|'.repeat(columns)}`, ...body].join('\n');
  }),
);
const block = fc.oneof(
  line,
  line,
  list,
  table,
  line.map((text) => `> ${text}`),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
);
const blocks = fc.array(block, { maxLength: 6 });
/** A text, and what became of it: blocks were kept, put elsewhere, taken out and written anew. */
const texts = fc.tuple(blocks, blocks, fc.infiniteStream(fc.boolean())).map(([one, other, keep]) => {
  const kept = one.filter(() => keep.next().value as boolean);
  const written = other.flatMap((text, index) => (index < kept.length ? [kept[index]!, text] : [text]));
  return [one.join('\n\n'), written.join('\n\n')] as const;
});

describe('each side of a redline', () => {
  it('is the text of that side', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        const html = pen.markdown(before, after);
        expect(side(html, 'del')).toBe(plain(markdownToHtml(after)));
        expect(side(html, 'ins')).toBe(plain(markdownToHtml(before)));
      }),
      { numRuns: 500 },
    );
  });

  it('of a line is the line of that side', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const html = pen.line(before, after);
        const shown = (text: string) =>
          plain(
            text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
          );
        expect(side(html, 'del')).toBe(shown(after));
        expect(side(html, 'ins')).toBe(shown(before));
      }),
      { numRuns: 1000 },
    );
  });
});
