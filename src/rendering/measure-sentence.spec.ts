import type { Language, Measure } from '../vocabulary';
import { measureSentence } from './measure-sentence';

const measure = (comparison: Measure['comparison'], target: Measure['target'], unit: string | null): Measure => ({
  indicator: 'indicator',
  comparison,
  target,
  unit,
});
const spaced = (sentence: string) => sentence.replaceAll('\u00a0', ' ');

describe('measureSentence', () => {
  it.each<[Language, Measure, string]>([
    ['en', measure('at-most', 3, 'rings'), 'Indicator: at most 3 rings.'],
    ['en', measure('at-least', 1500, null), 'Indicator: at least 1,500.'],
    ['en', measure('between', [10, 15], 'questions'), 'Indicator: between 10 and 15 questions.'],
    ['en', measure('between', [80, 95.5], '%'), 'Indicator: between 80% and 95.5%.'],
    ['en', measure('yes-no', null, null), 'Indicator: yes or no.'],
    ['ru', measure('between', [10, 15], 'вопросов'), 'Indicator: от 10 до 15 вопросов.'],
    ['ru', measure('at-least', 0.5, 'часа'), 'Indicator: не менее 0,5 часа.'],
    ['kk', measure('exactly', 10, 'сағат'), 'Indicator: дәл 10 сағат.'],
    ['tr', measure('at-least', 90, '%'), 'İndicator: en az %90.'],
    ['sk', measure('at-most', 5, '%'), 'Indicator: najviac 5 %.'],
  ])('%s %j', (language, given, sentence) => {
    expect(spaced(measureSentence(given, language))).toBe(sentence);
  });

  it('does not say the unit twice when the indicator begins with it', () => {
    const given: Measure = { indicator: 'гудков до ответа', comparison: 'at-most', target: 3, unit: 'гудков' };
    expect(measureSentence(given, 'ru')).toBe('Гудков до ответа: не более 3.');
  });

  it('takes the full stop of an indicator away', () => {
    expect(measureSentence({ ...measure('exactly', 1, null), indicator: 'Answers per day. ' }, 'en')).toBe(
      'Answers per day: exactly 1.',
    );
  });
});
