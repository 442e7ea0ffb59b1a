import { catalogueOf } from '../src/platform/i18n/translate';
import { draftActions, draftStates } from '../src/standards/draft.lifecycle';
import { languages } from '../src/vocabulary';
import { conclude } from './conclude';
import { parametersOf } from './icu-message';
import { messagesInUse } from './messages-in-use';

/** Words that a problem tells by their name where there is one: nothing but this list would notice a missing name. */
const words = [...draftStates, ...draftActions].map((word) => `errors.words.${word}`);

const catalogues = languages.map((language) => ({ language, messages: catalogueOf(language) }));
const keys = new Set(catalogues.flatMap(({ messages }) => [...messages.keys()]));

/** All languages have the message, say something, and all of them ask for the same parameters. */
function faultsOf(key: string): string[] {
  const faults: string[] = [];
  const asked = new Set<string>();
  for (const { language, messages } of catalogues) {
    const message = messages.get(key);
    try {
      if (message === undefined) faults.push(`${key} is missing in ${language}`);
      else if (!message.trim()) faults.push(`${key} says nothing in ${language}`);
      else asked.add([...parametersOf(message, language)].sort().join(', ') || 'none');
    } catch (error) {
      faults.push(`${key} in ${language} is no ICU message: ${(error as Error).message}`);
    }
  }
  if (asked.size > 1) faults.push(`${key} asks for other parameters in other languages: ${[...asked].join(' | ')}`);
  return faults;
}

const { used, missing } = messagesInUse(keys);
conclude(
  [
    ...[...keys].flatMap(faultsOf),
    ...[...missing].map((key) => `${key} is named in the code, and no language has it`),
    ...words.filter((key) => !keys.has(key)).map((key) => `${key} is a word of the life cycle without a name`),
    ...[...keys].filter((key) => !used.has(key)).map((key) => `${key} is used nowhere`),
  ],
  `locales: ${keys.size} messages in ${languages.length} languages`,
);
