import { replacedEdition } from '../../test/support/sample-editions';
import { comparisonView } from './comparison-view';

it('names each job role of a clause once, though both texts have it', () => {
  const { sections } = comparisonView(replacedEdition('en').compare(), 'paper', 'en');
  const sentences = JSON.stringify(sections).match(/Applies to: [^"]*/g)!;
  expect(new Set(sentences)).toEqual(new Set(['Applies to: Cashier']));
});
