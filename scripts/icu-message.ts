import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../src/vocabulary';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The elements of a parsed message that ask for nothing, by the number that stands for their type. */
const literal = 0;
const pound = 7;

/**
 * The names of the parameters that an ICU message asks for.
 * @throws SyntaxError
 */
export function parametersOf(message: string, language: Language): Set<string> {
  const elements = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();
  return new Set(elements.flatMap(namesIn));
}

function namesIn(element: Element): string[] {
  const type: number = element.type;
  if (type === literal || type === pound || !('value' in element)) return [];
  const branches = 'options' in element ? Object.values(element.options) : [];
  return [element.value, ...branches.flatMap(({ value }) => value.flatMap(namesIn))];
}
