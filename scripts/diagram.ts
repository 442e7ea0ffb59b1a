import {
  closedStates,
  draftActions,
  draftStates,
  editableStates,
  transitions,
  type DraftState,
  type Transition,
} from '../src/standards/draft.lifecycle';
import { conclude } from './conclude';
import { keepGeneratedFile } from './generated-file';

/** The life of a draft for people: everything on this page comes from the table that Etalon itself follows. */
const page = `# The life of a draft

This page is made by \`npm run diagram\` from the table in \`src/standards/draft.lifecycle.ts\`. The same table answers
\`GET /api/drafts/:id\` (\`allowedActions\`, and what blocks the next steps) and refuses an illegal step with 409.

\`\`\`mermaid
${diagram()}
\`\`\`

From every open state the leader may also withdraw the draft, with a reason; the diagram leaves these arrows out.

${table()}

- **Gates** are conditions on the rest of the process. The feature that owns a gate answers everything that is missing.
- **Brings along** is what the request itself has to carry.
- The text may be edited in ${list(editableStates)}; in approval an edit voids the decisions made so far.
- ${list(closedStates)} are the ends: a new draft is then copied from the edition in force.
`;

function diagram(): string {
  const arrows = transitions
    .filter(({ action }) => action !== 'withdraw')
    .flatMap(({ action, from, to }) => from.map((state) => `  ${state} --> ${to}: ${action}`));
  const ends = closedStates.map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${draftStates[0]}`, ...arrows, ...ends].join('\n');
}

function table(): string {
  const rows = draftActions
    .flatMap((action) => transitions.filter((transition) => transition.action === action))
    .map(row);
  return [
    '| action | from | to | by | gates | brings along |',
    '|---|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function row({ action, from, to, by, gates, needs }: Transition): string[] {
  return [action, from.join(', '), to, by, gates.join(', ') || '–', needs.join(', ') || '–'];
}

function list(states: readonly DraftState[]): string {
  return new Intl.ListFormat('en').format(states);
}

conclude(
  keepGeneratedFile('docs/life-of-a-draft.md', page, 'npm run diagram'),
  `diagram: ${draftStates.length} states, ${transitions.length} actions`,
);
