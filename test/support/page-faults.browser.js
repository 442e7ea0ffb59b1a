/**
 * Runs in the browser: `wordFaults(options)` answers what the words of a page do to whoever uses it, a line each; `violations(rules)`
 * needs axe-core. Nothing here knows any page of Etalon.
 */
globalThis.wordFaults = ({ width, language }) => [
  ...frame(language),
  ...beyond(width),
  ...smallTargets(),
  ...sharedIds(),
  ...sharedNames(),
  ...unreachableScrolls(),
  ...foreign(language),
];

/** What axe-core finds by these rules, each with the element it is about. */
globalThis.violations = violations;
async function violations(rules) {
  const { violations } = await globalThis.axe.run({ runOnly: rules, resultTypes: ['violations'], preload: false });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What every page has once. */
function frame(language) {
  const faults = [];
  if (document.documentElement.lang !== language) faults.push(`the page is in ${document.documentElement.lang}`);
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) faults.push(`${headings} main headings`);
  return faults;
}

/** How far the page is wider than the window it was opened in. */
globalThis.beyond = beyond;
function beyond(width) {
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > width + 1,
  );
  return [`wider by ${over}: ${wide.slice(-1).map(opening)}`];
}

/** CSS pixels: WCAG 2.5.5. */
const target = 44;
const targets =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [contenteditable=true]';

/** What is too small for a finger. A link within a sentence may be: its size is that of the words around it. */
globalThis.smallTargets = smallTargets;
function smallTargets() {
  return [...document.querySelectorAll(targets)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !inSentence(element))
    .flatMap((element) => {
      const { width, height } = pressable(element).getBoundingClientRect();
      const small = height < target - 0.5 || width < target - 0.5;
      return small ? [`small (${Math.round(width)} × ${Math.round(height)}): ${opening(element)}`] : [];
    });
}

/** What of the page presses `element`: its label, or the card that it is spread over. */
function pressable(element) {
  if (['checkbox', 'radio', 'file'].includes(element.type)) return element.closest('label') ?? element;
  const spread = getComputedStyle(element, '::after').position === 'absolute';
  return spread && element.offsetParent ? element.offsetParent : element;
}

function inSentence(element) {
  if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
  let block = element.parentElement;
  while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
  const around = block.textContent.replace(element.textContent, '');
  return /\p{L}/u.test(around);
}

/** Ids that several elements claim: links, labels and descriptions would lead to the wrong one. */
function sharedIds() {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `several elements are #${id}`);
}

/** Parts of the page of one kind and name, which a list of its parts cannot tell apart. */
function sharedNames() {
  const parts = [...document.querySelectorAll('nav, aside, section, form, [role=region], [role=group]')]
    .filter((element) => element.checkVisibility())
    .map((element) => [`${element.role ?? element.localName} ${nameOf(element)}`, element])
    .filter(([, element]) => element.matches('nav, aside') || nameOf(element));
  const names = parts.map(([name]) => name);
  return parts
    .filter(([name], index) => names.indexOf(name) !== index)
    .map(([, element]) => `called like another part: ${opening(element)}`);
}

function nameOf(element) {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const named = ids.map((id) => document.getElementById(id)?.textContent.trim()).join(' ');
  return named || (element.getAttribute('aria-label')?.trim() ?? '');
}

/** What scrolls because its words are too long for it, and cannot be scrolled by the keyboard. */
function unreachableScrolls() {
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.checkVisibility())
    .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
    .filter((element) => element.tabIndex < 0 && !element.querySelector(`${targets}, [tabindex]`))
    .map((element) => `scrolls without the keyboard: ${opening(element)}`);
}

const cyrillic = ['kk', 'ru'];
/** What a person wrote may be in any language. So may names, addresses and what is quoted (WCAG 3.1.2). */
const ownWords = '.written, .typed, .reasons, .redline, .redlined, input[type=search]';
const nobodys = /“[^”]*”|«[^»]*»|„[^“]*“|"[^"]*"|\S*[@/:.\d_-]\S*|\b(Etalon|PDF|Markdown|UTF)\b/gu;

/** Words in letters that the language around them does not use: read aloud as that language, they are nonsense. */
function foreign(language) {
  const texts = [...document.querySelectorAll('textarea, input:not([type=hidden], [type=checkbox], [type=radio])')].map(
    (field) => [field.value, field],
  );
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push([walker.currentNode.textContent, walker.currentNode.parentElement]);
  return texts.flatMap(([text, element]) => {
    if (element.matches('script, style') || !element.checkVisibility() || element.closest(ownWords)) return [];
    const around = element.closest('[lang]').lang;
    const ours = cyrillic.includes(around);
    if (ours && cyrillic.includes(language)) return [];
    const wrong = ours ? /\p{Script=Latin}{4,}/u : /\p{Script=Cyrillic}{2,}/u;
    return wrong.test(text.replace(nobodys, ''))
      ? [`not ${around}: ${text.trim().slice(0, 60)} in ${opening(element)}`]
      : [];
  });
}

const opening = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 160);

/** What the keyboard reaches and the eye does not see that it did: the outline is on the element, its neighbour or what is around it. */
globalThis.unseenFocus = () =>
  [...document.querySelectorAll(targets)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    .filter((element) => {
      element.focus();
      const shown = [element, element.nextElementSibling];
      for (let around = element.parentElement; around; around = around.parentElement) shown.push(around);
      return !shown.some(
        (one) =>
          one && getComputedStyle(one).outlineStyle === 'solid' && parseFloat(getComputedStyle(one).outlineWidth) >= 2,
      );
    })
    .map((element) => `no focus to be seen: ${opening(element)}`);
