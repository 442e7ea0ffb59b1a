import type { Language } from '../../vocabulary';
import { typeset, typesetLine } from './typeset';

/** `|` for a soft hyphen, `~` for a space that doesn't break. */
const shown = (html: string) => html.replaceAll('\u00ad', '|').replaceAll('\u00a0', '~');

describe('a composed document', () => {
  it.each<[string, Language, string, string]>([
    ['text', 'ru', '<p>Мы &quot;Норд&quot; в деле</p>', '<p>Мы «Норд» в~деле</p>'],
    [
      'quotes around what is emphasised',
      'ru',
      '<p>"<em>Норд</em>" и <b>"Юг"</b></p>',
      '<p>«<em>Норд</em>» и~<b>«Юг»</b></p>',
    ],
    ['no quotes from paragraph to paragraph', 'ru', '<p>"Норд</p><p>Юг"</p>', '<p>"Норд</p><p>Юг"</p>'],
    ['code as it is', 'ru', '<p>"а" <code>"b" - c</code></p>', '<p>«а» <code>"b" - c</code></p>'],
    ['code within quotes', 'en', '<p>"<code>x</code>"</p>', '<p>“<code>x</code>”</p>'],
    [
      'attributes as they are',
      'ru',
      '<p><a href="x" title="a - b">"а"</a></p>',
      '<p><a href="x" title="a - b">«а»</a></p>',
    ],
    [
      'other languages as they are',
      'ru',
      '<p lang="en">"a"</p><p lang="ru">"а"</p>',
      '<p lang="en">"a"</p><p lang="ru">«а»</p>',
    ],
    ['words from line to line', 'ru', '<p>в\nмагазин<br>и\nназад</p>', '<p>в~магазин<br>и~назад</p>'],
    ['escaped signs', 'ru', '<p>&lt;a&gt; &amp; "б"</p>', '<p>&lt;a&gt; &amp; «б»</p>'],
    ['entities that are not ours', 'ru', '<p>"а" &copy; б</p>', '<p>"а" &copy; б</p>'],
    ['a comment', 'ru', '<p>"а"<!-- "b" > --></p>', '<p>«а»<!-- "b" > --></p>'],
    [
      'changes sign by sign',
      'ru',
      '<p>"а" <del>"б"</del><ins>«б»</ins> в деле</p>',
      '<p>"а" <del>"б"</del><ins>«б»</ins> в~деле</p>',
    ],
    ['no long word of a heading', 'ru', '<h2>обслуживание</h2>', '<h2>обслуживание</h2>'],
    [
      'long words of running text',
      'ru',
      '<div class="x prose"><p>обслуживание</p></div>',
      '<div class="x prose"><p>обслу|жи|ва|ние</p></div>',
    ],
    [
      'no long word of a head of a column',
      'ru',
      '<div class="prose"><th>обслуживание</th></div>',
      '<div class="prose"><th>обслуживание</th></div>',
    ],
    [
      'no word that is partly emphasised',
      'ru',
      '<p class="prose">обслуживани<b>ями</b></p>',
      '<p class="prose">обслуживани<b>ями</b></p>',
    ],
    [
      'no address',
      'en',
      '<p class="prose">telephone.directory@nord.example competitors</p>',
      '<p class="prose">telephone.directory@nord.example com|pet|it|ors</p>',
    ],
    [
      'nothing outside the body',
      'ru',
      '<title>"а"</title><style>a{}</style><body>"а"</body>',
      '<title>"а"</title><style>a{}</style><body>«а»</body>',
    ],
  ])('sets %s', (_, language, composed, set) => {
    expect(shown(typeset(composed, language))).toBe(set);
  });

  it('is the same when it is set again', () => {
    const once = typeset('<body><p class="prose">"Обслуживание" - в 1 500 ₸</p></body>', 'ru');
    expect(typeset(once, 'ru')).toBe(once);
  });
});

it('a line gets quotes and dashes only', () => {
  expect(typesetLine('1.1 Отдел "Норд" - в центре', 'ru')).toBe('1.1 Отдел «Норд» — в центре');
});
