import { measureWords } from '../../../rendering/measure-words';
import type { Comparison, Language, Measure } from '../../../vocabulary';

/** The fields that a comparison needs; the style sheet shows no others, so no others are sent. */
const needed: Record<Comparison | '', string[]> = {
  '': [],
  'yes-no': ['indicator'],
  'at-most': ['indicator', 'target', 'unit'],
  'at-least': ['indicator', 'target', 'unit'],
  exactly: ['indicator', 'target', 'unit'],
  between: ['indicator', 'target', 'high', 'unit'],
};

/** Asks only for what the measure needs, and shows how it will read. */
export function showMeasure(group: HTMLElement): void {
  const comparison = group.querySelector('select')!;
  const fields = [...group.querySelectorAll<HTMLInputElement>('input')];
  const sentence = group.querySelector<HTMLElement>('[data-sentence]')!;
  const words = sentence.querySelector<HTMLElement>('[data-words]')!;
  const targetLabel = fields.find((field) => nameOf(field) === 'target')!.labels![0]!;
  const show = () => {
    const asked = needed[comparison.value as Comparison | ''];
    const { single, low } = group.dataset;
    targetLabel.textContent = comparison.value === 'between' ? low! : single!;
    for (const field of fields) field.disabled = !asked.includes(nameOf(field));
    const read = sentenceOf(comparison.value, fields, sentence, words.lang as Language);
    sentence.hidden = read === null;
    words.textContent = read;
  };
  group.addEventListener('input', show);
  show();
}

const nameOf = ({ name }: HTMLInputElement) => name.replace('measure.', '');

/** Null as long as something is missing. */
function sentenceOf(
  comparison: string,
  fields: HTMLInputElement[],
  { dataset }: HTMLElement,
  language: Language,
): string | null {
  const {
    indicator = '',
    target = '',
    high = '',
    unit = '',
  } = Object.fromEntries(fields.map((field) => [nameOf(field), field.disabled ? '' : field.value.trim()]));
  const numbers = [target, high].filter((_, index) => comparison === 'between' || index === 0).map(numberIn);
  if (comparison === '' || indicator === '' || (comparison !== 'yes-no' && numbers.some(Number.isNaN))) return null;
  const measure: Measure = {
    indicator,
    comparison: comparison as Comparison,
    target: comparison === 'yes-no' ? null : comparison === 'between' ? [numbers[0]!, numbers[1]!] : numbers[0]!,
    unit: unit || null,
  };
  const message = dataset[comparison.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())]!;
  const words = measureWords(measure, language);
  return message.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}

/** People write decimals with a point or a comma, as the server reads them. */
function numberIn(typed: string): number {
  return typed === '' ? NaN : Number(typed.replace(',', '.').replace(/\s/g, ''));
}
