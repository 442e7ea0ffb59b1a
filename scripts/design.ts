import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/project-root';
import { conclude } from './conclude';
import { components } from './design.components';
import { colourTable, measureTable, readTokens, tokenFaults } from './design.tokens';
import { keepGeneratedFile } from './generated-file';

const tokens = readTokens();

const page = `# The look of Etalon

This page is made by \`npm run design\` from \`templates/documents/tokens.css\` and \`templates/pages/styles/ground.css\`, its pictures
by \`npm run pictures\` from the stylesheets and parts themselves, in light and dark as a phone shows them.

- Phones first. A page is one column that begins where the reader begins; what can be done is where it is needed.
- The words of a standard are set in a serif and in its language, everything around them in the sans of the device.
- Colour never tells anything alone: a state has a word, a change has a line, a fault has a sign.
- Nothing moves by itself, and nothing that arrives pushes away what is being read.
- A page without scripts does the same with a few more presses.

## Colours

Each has a value for light and one for dark; paper is never dark. Text has a contrast of at least 4.5 with every ground it is on, a
mark 3: \`npm run check:design\` reckons it.

${colourTable(tokens)}

## Type, space and measures

${measureTable(tokens)}

## Components

${components.map(({ name, title, about }) => `### ${title}\n\n${about}\n\n![${title}, in light and in dark](images/design/${name}.png)`).join('\n\n')}
`;

const missing = components
  .map(({ name }) => `docs/images/design/${name}.png`)
  .filter((path) => !existsSync(join(projectRoot, path)))
  .map((path) => `${path} is missing: run npm run pictures`);

conclude(
  [...tokenFaults(tokens), ...missing, ...keepGeneratedFile('docs/design.md', page, 'npm run design')],
  `design: ${tokens.size} tokens, ${components.length} components`,
);
