import { editableText } from './editable-text';
import { markdownToHtml } from './markdown';

const text = `One *two*
three

- a
- b

  c

> d

| e |
|---|

\`\`\`
f
\`\`\`

---
`;

describe('a text for an editor', () => {
  it('has the HTML that is shown everywhere, block by block', () => {
    const { html, complete } = editableText(text);
    expect(complete).toBe(true);
    expect(html.replace(/<\/?div[^>]*>/g, '')).toBe(markdownToHtml(text));
    expect(html.match(/data-lines="[^"]+"/g)).toEqual(
      ['0-2', '3-8', '8-9', '10-12', '13-16', '17-18'].map((lines) => `data-lines="${lines}"`),
    );
  });

  it('counts lines in whatever way they end', () => {
    expect(editableText('a\r\n\r\nb\rc\n\nd').html.match(/\d+-\d+/g)).toEqual(['0-1', '2-4', '5-6']);
  });

  it('is empty where nothing is written', () => {
    expect(editableText('')).toEqual({ html: '', complete: true });
  });

  it.each([
    '<b>shown as text</b>',
    '[a](https://example.org) <https://example.org> <a@example.org>',
    '![a shop](data:image/png;base64,iVBORw0KGgo=)',
    '[ ] not a reference',
  ])('shows all of %s', (shown) => expect(editableText(shown).complete).toBe(true));

  it.each([
    ['a title of a link', '[a](https://example.org "A title")'],
    ['a target that is not safe', '- [a](page.html)'],
    ['a link on nothing', '[](https://example.org)'],
    ['a picture from elsewhere', '> ![a](https://example.org/x.png)'],
    ['a title of a picture', '![a](data:image/png;base64,iVBORw0KGgo= "A title")'],
    ['the kind of code', '```js\nf\n```'],
    ['targets of links elsewhere', '[a]\n\n[a]: https://example.org'],
    ['more nesting than is read', `${'>'.repeat(60)} deep`],
  ])('does not show %s', (_, hidden) => {
    expect(editableText(hidden)).toEqual({ html: markdownToHtml(hidden), complete: false });
  });
});
