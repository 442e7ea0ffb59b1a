import fc from 'fast-check';
import { passageAt } from './passage';
import { plainText } from './plain-text';
import { replacePassage } from './replace-passage';

const passageOf = (markdown: string, words: string, nth = 0) => {
  const text = plainText(markdown);
  let start = text.indexOf(words);
  for (let skip = 0; skip < nth; skip++) start = text.indexOf(words, start + 1);
  return passageAt(text, { start, end: start + words.length })!;
};

describe('other words in place of a passage', () => {
  it.each([
    ['plain words', 'Answer by the third ring.', 'third', 'second', 'Answer by the second ring.'],
    ['with formatting around', 'Answer by the **third** ring.', 'third', 'second', 'Answer by the **second** ring.'],
    ['with formatting inside', 'Answer by the **third** ring.', 'the third ring', 'noon', 'Answer by noon.'],
    ['formatted themselves', 'Answer soon.', 'soon', '**at once**', 'Answer **at once**.'],
    ['of an escaped text', 'Pay 3 \\* 4 at most.', '3 * 4', '12', 'Pay 12 at most.'],
    [
      'over a line end',
      'Answer by\nthe third ring.',
      'by the third'.replace(' ', '\n'),
      'at the first',
      'Answer at the first ring.',
    ],
    ['in an item', '- Listen.\n- Repeat it.', 'Repeat it', 'Write it down', '- Listen.\n- Write it down.'],
    ['in a cell', '| a | b |\n|---|---|\n| phone | 20 s |', '20 s', '15 s', '| a | b |\n|---|---|\n| phone | 15 s |'],
    ['that are fewer', 'Answer very very soon.', 'very very soon', 'soon', 'Answer soon.'],
    ['of more than one paragraph', 'Answer soon.', 'soon', 'soon\n\nor not', 'Answer soon\n\nor not.'],
    ['for two paragraphs', 'One.\n\nTwo.', 'One.\nTwo', 'Three', 'Three.'],
    ['with a dollar sign', 'Pay 5 at most.', '5', '$& 5', 'Pay $& 5 at most.'],
  ])('%s', (_, markdown, words, replacement, expected) => {
    expect(replacePassage(markdown, passageOf(markdown, words), replacement)).toBe(expected);
  });

  it('go where the passage is when its words stand there twice', () => {
    const markdown = 'Say the name. Write the name.';
    expect(replacePassage(markdown, passageOf(markdown, 'the name', 1), 'it')).toBe('Say the name. Write it.');
    // In the address of a link they are not read.
    const linked = 'See [x](https://name.test) the name.';
    expect(replacePassage(linked, passageOf(linked, 'name'), 'rule')).toBe('See [x](https://name.test) the rule.');
  });

  it.each([
    ['formatting begins in the middle', 'Answer by **the third** ring.', 'third ring', 'noon'],
    ['it would begin a list', 'Answer soon.', 'Answer soon', '- Answer'],
  ])('are refused where %s', (_, markdown, words, replacement) => {
    expect(replacePassage(markdown, passageOf(markdown, words), replacement)).toBeNull();
  });

  it('never read otherwise than what was asked for', () => {
    const word = fc.constantFrom(
      'a',
      'the *b*',
      '**c**',
      '`d`',
      '3 \\* 4',
      '\n\n',
      '\n- ',
      '[e](https://e.test)',
      '| f |',
      '***',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        fc.string(),
        (words, from, length, replacement) => {
          const markdown = words.join(' ');
          const text = plainText(markdown);
          const start = from % (text.length + 1);
          const passage = passageAt(text, { start, end: start + (length % (text.length - start + 1)) });
          const replaced = passage && replacePassage(markdown, passage, replacement);
          if (passage === null || replaced === null) return;
          const wanted = text.slice(0, passage.start) + plainText(replacement).trimEnd() + text.slice(passage.end);
          expect(plainText(replaced)).toBe(wanted);
        },
      ),
    );
  });

  it('are looked for in time that grows with the text, whatever it is made of', () => {
    const stars = '*'.repeat(4000);
    const markdown = `${stars} a ${stars}`;
    expect(replacePassage(markdown, passageOf(markdown, 'a'), 'b')).toBe(`${stars} b ${stars}`);
    expect(replacePassage(markdown, passageOf(markdown, `${stars} a`), 'b')).not.toContain('a');
  });
});
