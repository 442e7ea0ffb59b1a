import { markdownFaults } from './clause-text.markdown';
import { clauseTextFaults } from './clause-text.rules';
import { fileLimits } from './standard-file';
import { parseStandardFile } from './standard-file.parser';

const front = '---\netalon: 1\ntitle: Service\nlanguage: en\njobRoles:\n  operator: Operator\n---\n';

/** Every fault as `line field code`. */
function faultsOf(source: string | Uint8Array): string[] {
  const parsed = parseStandardFile(source);
  return 'faults' in parsed
    ? parsed.faults.map(({ line, field, code }) => `${line} ${field} ${code}`.replace('  ', ' '))
    : [];
}

/** Faults of one clause; its heading is on line 10, its block begins on line 12, its fields on line 13. */
function faultsOfClause(fields: string, body = 'Body.'): string[] {
  return faultsOf(`${front}\n# Section\n## Clause\n\n\`\`\`clause\n${fields}\n\`\`\`\n\n${body}\n`);
}

function fileOf(source: string) {
  const parsed = parseStandardFile(source);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.file;
}

describe('front matter', () => {
  it.each([
    ['no front matter', '# Section\n', ['1 no-front-matter']],
    ['front matter that does not end', '---\netalon: 1\n', ['1 front-matter-unclosed']],
    ['an empty file', '', ['1 no-front-matter']],
    [
      'empty front matter',
      '---\n---\n',
      ['1 etalon format-version', '1 title required', '1 language not-one-of', '1 jobRoles no-job-roles'],
    ],
    ['another version', front.replace('etalon: 1', 'etalon: 2'), ['2 etalon format-version']],
    ['a language that Etalon does not speak', front.replace('language: en', 'language: de'), ['4 language not-one-of']],
    ['a title that is too long', front.replace('Service', 'x'.repeat(201)), ['3 title too-long']],
    ['a title that is a list', front.replace('Service', '[a]'), ['3 title not-text']],
    ['a bad slug', front.replace('language: en', 'slug: Ab\nlanguage: en'), ['4 slug not-a-key']],
    ['an unknown field', front.replace('language: en', 'titel: x\nlanguage: en'), ['4 titel unknown-field']],
    ['a field that stands twice', front.replace('language: en', 'title: x\nlanguage: en'), ['4 title duplicate']],
    [
      'a job role that stands twice',
      front.replace('operator: O', 'operator: A\n  operator: O'),
      ['7 jobRoles.operator duplicate'],
    ],
    ['a bad key of a job role', front.replace('operator: O', 'Operator: O'), ['6 jobRoles.Operator not-a-key']],
    ['a job role called everyone', front.replace('operator: O', 'everyone: O'), ['6 jobRoles.everyone reserved']],
    ['job roles as a list', front.replace('  operator: Operator', '  - operator'), ['5 jobRoles not-fields']],
    ['a tab for indentation', front.replace('  operator', '\toperator'), ['6 yaml-tab']],
    ['a quotation mark left open', front.replace('Service', '"Service'), ['3 yaml-unclosed']],
    ['an alias', front.replace('Service', '*x'), ['3 title yaml-reference']],
    ['an anchor', front.replace('Service', '&x Service'), ['3 title yaml-reference']],
    ['a tag', front.replace('Service', '!!str Service'), ['3 title yaml-reference']],
  ])('refuses %s', (_, source, expected) => {
    expect(faultsOf(source)).toEqual(expect.arrayContaining(expected));
  });

  it('takes a standard without sections, and derives its slug', () => {
    const { slug, sections } = fileOf(front.replace('Service', 'Қызмет көрсету үлгісі'));
    expect({ slug, sections }).toEqual({ slug: 'khyzmet-koersetu-uelgisi', sections: [] });
  });
});

describe('the outline', () => {
  it.each([
    ['text before the first section', 'Hello\n', ['8 text-before-section']],
    ['a clause outside a section', '## Clause\n\nBody.\n', ['8 clause-outside-section']],
    ['a deeper heading in a section', '# S\n\n### Deeper\n', ['10 introduction body-heading']],
    ['a deeper heading in a body', '# S\n## C\n\nText\n\n#### Deeper\n', ['13 body body-heading']],
    ['a heading in a quotation', '# S\n## C\n\n> # Quoted\n', ['11 body body-heading']],
    ['an underlined heading', '# S\n## C\n\nText\n---\n', ['11 body body-underlined-heading']],
    ['a clause block after text', '# S\n## C\n\nText\n\n```clause\nid: x\n```\n', ['13 body body-clause-block']],
    ['two clause blocks', '# S\n## C\n```clause\nid: x\n```\n```clause\n```\nText\n', ['13 body body-clause-block']],
    ['a clause block under a section', '# S\n\n```clause\nid: x\n```\n', ['10 introduction body-clause-block']],
    ['an open fence', '# S\n## C\n\n```\ncode\n\n## D\n', ['11 body unclosed-fence']],
    ['an open clause block', '# S\n## C\n\n```clause\nid: x\n\nText\n', ['11 unclosed-fence']],
    ['a section without a title', '#\n', ['8 title required']],
    ['a clause without a title', '# S\n##\n\nBody.\n', ['9 title required']],
    ['a clause without a body', '# S\n## C\n\n## D\n\nBody.\n', ['9 body required']],
    ['a body that is too long', `# S\n## C\n\n${'x'.repeat(10_001)}\n`, ['11 body too-long']],
  ])('refuses %s', (_, markdown, expected) => {
    expect(faultsOf(front + markdown)).toEqual(expected);
  });

  it('does not take what stands in a code fence for a heading', () => {
    const body = '```\n# no\n## no\n### no\n```';
    expect(fileOf(`${front}# S\n\n## C\n\n${body}\n`).sections[0]?.clauses[0]?.body).toBe(body);
  });

  it('derives ids from titles, each of its own, and leaves out those that are taken', () => {
    const source = `${front}# S\n## Ответ\nА\n## Ответ\nБ\n## C\n\`\`\`clause\nid: otvet\n\`\`\`\nВ\n## 日本\nГ\n`;
    expect(fileOf(source).sections[0]?.clauses.map(({ key }) => key)).toEqual([
      'otvet-2',
      'otvet-3',
      'otvet',
      'clause',
    ]);
  });
});

describe('a clause block', () => {
  it.each([
    ['an unknown field', 'aplliesTo: [operator]', ['13 aplliesTo unknown-field']],
    [
      'an unknown field of the measure',
      'measure:\n  indicator: x\n  comparison: yes-no\n  unitt: x',
      ['16 measure.unitt unknown-field'],
    ],
    ['a job role that is not listed', 'appliesTo:\n  - operator\n  - cashier', ['15 appliesTo.1 unknown-job-role']],
    ['a job role named twice', 'appliesTo: [operator, operator]', ['13 appliesTo.1 duplicate']],
    ['an unknown obligation', 'obligation: must', ['13 obligation not-one-of']],
    ['a weight out of range', 'weight: 6', ['13 weight not-a-whole-number']],
    ['a weight with decimals', 'weight: 1.5', ['13 weight not-a-whole-number']],
    ['a weight in words', 'weight: two', ['13 weight not-a-number']],
    ['a bad id', 'id: Ab', ['13 id not-a-key']],
    ['an empty phrase', 'say: ["a", ""]', ['13 say.1 required']],
    ['a phrase that is a list', 'say:\n  - [a]', ['14 say.0 not-text']],
    [
      'a measure without indicator and comparison',
      'measure:\n  unit: x',
      ['13 measure.indicator required', '13 measure.comparison not-one-of'],
    ],
    ['a measure that is a text', 'measure: fast', ['13 measure not-fields']],
    ['a list of fields', '- id: x', ['13 not-fields']],
    ['a second document', 'id: x\n---\nweight: 2', ['14 yaml-syntax']],
    ['a colon in a text', 'check: one: two', ['13 yaml-colon']],
    ['a control character', 'check: "\\x07"', ['13 check control-character']],
  ])('refuses %s', (_, fields, expected) => {
    expect(faultsOfClause(fields)).toEqual(expected);
  });

  it.each([
    ['at-most', '[1, 2]', ['15 measure.target target-not-a-number']],
    ['at-most', '', ['15 measure.target target-not-a-number']],
    ['at-least', 'many', ['15 measure.target not-a-number']],
    ['exactly', '.inf', ['15 measure.target not-a-number']],
    ['exactly', '2000000000', ['15 measure.target out-of-range']],
    ['between', '3', ['15 measure.target target-not-a-range']],
    ['between', '[3]', ['15 measure.target target-not-a-range']],
    ['between', '[1, x]', ['15 measure.target.1 not-a-number']],
    ['between', '[15, 10]', ['15 measure.target range-reversed']],
    ['yes-no', '1', ['15 measure.target target-with-yes-no']],
    ['between', '[10, 15]', []],
    ['exactly', '-0.5', []],
  ])('knows which target belongs to %s: not %s', (comparison, target, expected) => {
    const fields = `measure:\n  indicator: x\n  target: ${target}\n  comparison: ${comparison}`;
    expect(faultsOfClause(fields)).toEqual(expected);
  });

  it('reads numbers and words like true as text where text belongs', () => {
    const file = fileOf(
      `${front}# S\n## C\n\`\`\`clause\nid: 007\ncheck: true\nappliesTo: everyone\nsay: 1.50\n\`\`\`\nB\n`,
    );
    expect(file.sections[0]?.clauses[0]).toMatchObject({ key: '007', check: 'true', appliesTo: [], say: ['1.50'] });
  });

  it('tells which field was probably meant, and nothing where none is near', () => {
    const parsed = parseStandardFile(`${front}# S\n## C\n\`\`\`clause\nrational: x\nqqqq: x\n\`\`\`\nB\n`);
    expect('faults' in parsed && parsed.faults.map(({ parameters }) => parameters?.['suggestion'])).toEqual([
      'rationale',
      'none',
    ]);
  });

  it('reports all faults together, in the order of their lines', () => {
    expect(
      faultsOf(
        `${front.replace('en', 'de')}# S\n## C\n\`\`\`clause\nid: x\nweight: 9\nsay: {}\n\`\`\`\n### D\n## C\n\`\`\`clause\nid: x\n\`\`\`\n`,
      ),
    ).toEqual([
      '4 language not-one-of',
      '12 weight not-a-whole-number',
      '13 say not-text',
      '15 body body-heading',
      '16 body required',
      '18 id duplicate',
    ]);
  });
});

describe('the whole file', () => {
  it('refuses what is not UTF-8, at its line', () => {
    expect(faultsOf(Buffer.concat([Buffer.from(front), Buffer.from([0xff, 0x0a])]))).toEqual(['8 not-utf-8']);
    expect(faultsOf(`${front}\ud800`)).toEqual(['8 not-utf-8']);
  });

  it('refuses more than 5 MB, 250,000 lines, 500 sections or 5,000 clauses', () => {
    expect(faultsOf(front + 'x'.repeat(fileLimits.bytes))).toEqual(['1 file-too-large']);
    expect(faultsOf(front + '\n'.repeat(fileLimits.lines))).toEqual(['1 too-many-lines']);
    expect(faultsOf(front + '# S\n'.repeat(501))).toEqual(['1 too-many-sections']);
    expect(faultsOf(`${front}# S\n${'## C\nB\n'.repeat(5001)}`)).toEqual(['1 too-many-clauses']);
    expect(faultsOf(`${front}# S\n${'## C\nB\n'.repeat(5000)}`)).toEqual([]);
  });

  it('lists a thousand faults and says that there are others', () => {
    const faults = faultsOf(`${front}# S\n${'## C\n'.repeat(2000)}`);
    expect(faults).toHaveLength(1001);
    expect(faults.at(-1)).toMatch(/more-faults$/);
  });
});

describe('the rules of a clause text', () => {
  it('find nothing in what is right, and the line within a body that could not be exported', () => {
    const text = {
      title: 'T',
      body: 'One\n\n## Two',
      appliesTo: ['operator'],
      obligation: 'mandatory' as const,
      measure: null,
      check: null,
      weight: 1,
      rationale: null,
      say: [],
      avoid: [],
    };
    expect(clauseTextFaults({ ...text, body: 'One' }, new Set(['operator']))).toEqual([]);
    expect(clauseTextFaults(text, new Set(['operator']))).toEqual([{ field: 'body', code: 'body-heading', line: 3 }]);
  });

  it.each([
    ['a table of 2,000 rows', `T\n\n| a |\n|-|\n${'x\n'.repeat(1999)}`, []],
    [
      'a table of 2,001 rows',
      `T\n\n| a |\n|-|\n${'x\n'.repeat(2000)}`,
      [{ field: 'body', code: 'table-too-long', line: 3, parameters: { maximum: 2000, count: 2001 } }],
    ],
    ['24 lists within each other', nestedLists(24), []],
    [
      '25 lists within each other',
      nestedLists(25),
      [{ field: 'body', code: 'nested-too-deep', parameters: { maximum: 24 } }],
    ],
  ])('find whether a text is larger than can be printed: %s', (_, body, faults) => {
    expect(markdownFaults(body, 'body')).toEqual(faults);
  });

  function nestedLists(depth: number): string {
    return Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- entry`).join('\n');
  }
});
