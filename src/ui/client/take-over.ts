/** Takes over from the page as it is now what changed, and leaves alone what somebody is busy with. */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the browser or the reader set, and the server knows nothing of. */
const ofTheReader = new Set(['open', 'hidden', 'aria-busy']);

function isTyped(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const chosen = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(chosen, 0);
  }
  if (/^(checkbox|radio)$/.test(control.type)) {
    return (control as HTMLInputElement).checked !== (control as HTMLInputElement).defaultChecked;
  }
  return control.value !== control.defaultValue;
}

/** Whether something in it was filled in and not sent. A form that was refused comes back filled in. */
export function isFilledIn(element: ParentNode): boolean {
  const controls = [...element.querySelectorAll<Control>('input:not([type=hidden]), textarea, select')];
  return controls.some(isTyped) || (controls.length > 0 && document.querySelector('.faults') !== null);
}

/** Whether the reader is at it: with the focus, with a selection, or with something typed. */
function isBusy(node: Node): boolean {
  const selection = getSelection();
  return (
    node.contains(document.activeElement) ||
    (selection?.isCollapsed === false && selection.containsNode(node, true)) ||
    (node instanceof Element && isFilledIn(node))
  );
}

const isBlank = (node: Node | null) => node instanceof Text && !node.data.trim();
const partsOf = (element: Element) => [...element.childNodes].filter((node) => !isBlank(node));
const keyOf = (node: Node) => node.nodeName + (node instanceof Element ? node.id : '');

/** Makes `old` what `fresh` is, which stays as it is. @returns false when the reader was at something that would have had to change */
export function takeOver(old: Element, fresh: Element): boolean {
  // Where there are scripts, what is for those without is text.
  if (old.isEqualNode(fresh) || old.nodeName === 'NOSCRIPT') return true;
  if (old instanceof HTMLFormElement && isBusy(old)) return false;
  for (const { name, value } of fresh.attributes) {
    if (!ofTheReader.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!ofTheReader.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  const [before, after] = [partsOf(old), partsOf(fresh)];
  let next = 0;
  const kept = after.map((part) => {
    const index = before.findIndex((one, place) => place >= next && keyOf(one) === keyOf(part));
    if (index >= 0) next = index + 1;
    return before[index];
  });
  const going = before.filter((part) => !kept.includes(part));
  if (going.some(isBusy)) return false;
  for (const part of going) part.remove();

  let place = old.firstChild;
  let whole = true;
  after.forEach((part, index) => {
    const own = kept[index];
    if (!own) {
      // Words that stood apart stay apart.
      if (isBlank(part.previousSibling)) old.insertBefore(new Text(' '), place);
      old.insertBefore(document.importNode(part, true), place);
    } else {
      place = own.nextSibling;
      if (own instanceof Element) whole = takeOver(own, part as Element) && whole;
      else if (own.nodeValue !== part.nodeValue) {
        if (isBusy(own)) whole = false;
        else own.nodeValue = part.nodeValue;
      }
    }
  });
  return whole;
}
