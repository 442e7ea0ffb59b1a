import type { Language } from '../../vocabulary';
import { conventions, type QuotePair } from './conventions';

const doubles = '"“”„‟«»';
const singles = "'‘’‚‛‹›";
const anyQuote = new RegExp(`[${doubles}${singles}]`, 'u');
const everyQuote = new RegExp(anyQuote, 'gu');

/** An apostrophe: d’Artagnan, Ankara’da. */
const withinWord = /(?<=[\p{L}\p{M}])['’‘](?=\p{L})/gu;

const letter = /[\p{L}\p{M}]/u;
/** What may stand before a sign that opens. */
const beforeOpening = /[\s([{\-–—/…]/u;
/** What may stand after a sign that closes. */
const afterClosing = /[\s.,;:!?…)\]}\-–—/]/u;
/** What a quote never begins with. */
const closing = /[\s.,;:!?)\]}]/u;
/** What a quote never ends with. */
const opening = /[\s([{]/u;

interface Quote {
  at: number;
  isSingle: boolean;
}

/**
 * Sets quotes and apostrophes as the language does, each in the place of the sign that was typed; the text keeps its length. A text whose
 * quotes don't pair off without doubt keeps them as they are, and so do the signs of feet and inches.
 */
export function setQuotes(text: string, language: Language): string {
  if (!anyQuote.test(text)) return text;
  const apostrophes = text.replace(withinWord, '’');
  const signs = apostrophes.split('');
  const open: (Quote & { pair: QuotePair })[] = [];
  const { outer, inner, single } = conventions[language].quotes;
  const quotes: [at: number, sign: string][] = [];

  for (const { index: at } of text.matchAll(everyQuote)) {
    const sign = text[at]!;
    const isSingle = singles.includes(sign);
    if (signs[at] === '’' && isWithinWord(text, at)) continue;
    const last = open.at(-1);
    if (isPrime(text, at) && last?.isSingle !== isSingle) continue;
    const role = roleOf(text, at);
    if (role === 'close' && isSingle && !last?.isSingle && letter.test(text[at - 1] ?? '')) {
      // The customers’ own words.
      signs[at] = '’';
    } else if (role === 'open') {
      const first = isSingle && single ? inner : outer;
      const pair = last === undefined ? first : last.pair === outer ? inner : outer;
      open.push({ at, isSingle, pair });
      quotes.push([at, pair[0]]);
    } else if (role === 'close' && last?.isSingle === isSingle) {
      quotes.push([at, last.pair[1]]);
      open.pop();
    } else {
      return apostrophes;
    }
  }
  if (open.length > 0) return apostrophes;
  for (const [at, sign] of quotes) signs[at] = sign;
  return signs.join('');
}

function isWithinWord(text: string, at: number): boolean {
  return letter.test(text[at - 1] ?? '') && letter.test(text[at + 1] ?? '');
}

/** 27" and 6' are measures, unless a quote is still to be closed. */
function isPrime(text: string, at: number): boolean {
  return /["']/.test(text[at]!) && /\d/.test(text[at - 1] ?? '');
}

/** What a sign does, by what stands around it and its neighbours; its own shape says little: “ opens in English and closes in Slovak. */
function roleOf(text: string, at: number): 'open' | 'close' | null {
  let [from, to] = [at - 1, at + 1];
  while (anyQuote.test(text[from] ?? '')) from -= 1;
  while (anyQuote.test(text[to] ?? '')) to += 1;
  const [before, after] = [text[from], text[to]];
  const opens = (before === undefined || beforeOpening.test(before)) && after !== undefined && !closing.test(after);
  const closes = (after === undefined || afterClosing.test(after)) && before !== undefined && !opening.test(before);
  if (opens === closes) return null;
  return opens ? 'open' : 'close';
}
