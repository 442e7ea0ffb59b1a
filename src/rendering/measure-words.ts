import type { Language, Measure } from '../vocabulary';

const unbreakableSpace = '\u00a0';

/**
 * What stands in the sentence of a measure, by the names that its message has for it. The unit is left out when the indicator
 * begins with it, and a percentage is written as the language writes it (tr `%5`, sk `5 %`). Runs in the browser too.
 */
export function measureWords(measure: Measure, language: Language): Record<string, string> {
  const words: Record<string, string> = { indicator: capitalised(measure.indicator, language) };
  if (Array.isArray(measure.target)) {
    const [low, high] = measure.target;
    words['low'] = measure.unit === '%' ? quantity(low, '%', language) : quantity(low, null, language);
    words['high'] = quantity(high, unitBeside(measure), language);
  } else if (measure.target !== null) {
    words['target'] = quantity(measure.target, unitBeside(measure), language);
  }
  return words;
}

function unitBeside({ indicator, unit }: Measure): string | null {
  return unit !== null && indicator.toLowerCase().startsWith(unit.toLowerCase()) ? null : unit;
}

function quantity(value: number, unit: string | null, language: Language): string {
  if (unit === '%') {
    return formatOf('percent', language).format(value / 100);
  }
  const number = formatOf('decimal', language).format(value);
  return unit === null ? number : `${number}${unbreakableSpace}${unit}`;
}

/** To make one takes as long as to write a measure, so each is kept. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(style: 'decimal' | 'percent', language: Language): Intl.NumberFormat {
  const key = `${style} ${language}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { style, maximumFractionDigits: 10 });
  formats.set(key, format);
  return format;
}

function capitalised(text: string, language: Language): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length).replace(/[.:\s]+$/, '');
}
