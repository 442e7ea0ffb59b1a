import { translate } from '../platform/i18n/translate';
import type { Language, Measure } from '../vocabulary';
import { measureWords } from './measure-words';

/** A measure as a plain sentence in the document's language: “Rings before the answer: at most 3 rings.” */
export function measureSentence(measure: Measure, language: Language): string {
  return translate(language, `documents.measure.${measure.comparison}`, measureWords(measure, language));
}
