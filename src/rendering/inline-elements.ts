/** Elements within a line of text, as our templates and our cleaning write them: whatever else there is begins a text of its own. */
export const inlineElements: ReadonlySet<string> = new Set(
  'a abbr b bdi br code del em i img ins mark s small span strong sub sup time u wbr'.split(' '),
);
