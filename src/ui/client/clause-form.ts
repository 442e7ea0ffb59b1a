import { showMeasure } from './clause-form/measure';
import { PhraseList } from './clause-form/phrases';

/** Makes the fields of a clause pleasant to fill in; without it they are filled in all the same. */
for (const group of document.querySelectorAll<HTMLElement>('[data-measure]')) showMeasure(group);
for (const field of document.querySelectorAll<HTMLElement>('[data-phrases]')) new PhraseList(field);
