import { textsOfHtml } from './html-text';

it.each([
  ['<p>One</p><p>two</p>', ['One', 'two']],
  ['<p>One <strong>and</strong> <a href="#a">a&lt;b &amp; c</a></p>', ['One and a<b & c']],
  ['<p>a<br>b</p>', ['a b']],
  ['<p>wbr<wbr>eak</p>', ['wbreak']],
  ['<li>one</li>\n<li>&#x27;two&#39; &quot;&nbsp;</li>', ['one', "'two' \"\u00a0"]],
  ['<head><title>Not shown</title><style>p { content: "x" }</style></head><body>Shown</body>', ['Shown']],
  ['<span class="number">1.1</span><span class="page-number">0123456789</span>', ['1.1']],
  ['<div class="watermark" aria-hidden="true">Draft</div>Text', ['Text']],
  ['<svg aria-hidden="true"><g><path d="M0 0"/></g></svg>Text', ['Text']],
  ['<p><img src="x" alt="not text">Text</p>', ['Text']],
  ['<!-- <p>no</p> --><p>&amp;lt;p&amp;gt;</p>', ['&lt;p&gt;']],
  ['<table><tr><th>a</th><td>1</td></tr></table>', ['a', '1']],
])('%s shows %j', (html, texts) => {
  expect(textsOfHtml(html)).toEqual(texts);
});
