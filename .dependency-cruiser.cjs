/**
 * The direction of dependencies (docs/architecture.md):
 * `controller | pages → service → lifecycle, policy, entity, events, platform`.
 */
const features =
  'accounts|pictures|printing|standards|working-groups|evidence|reviews|quality|approvals|editions|publications|work|library|control|notifications|live';

/** Code that decides or draws, and could run anywhere. */
const pure = [
  String.raw`\.(lifecycle|policy)\.ts$`,
  '^src/(rendering|quality/lint)/',
  '^src/(errors|vocabulary)\\.ts$',
];
const tests = String.raw`\.spec\.ts$|^test/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one thing in two places. Types may look both ways.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-code-stays-pure',
      comment: 'Life cycles, policies, rendering, errors and words know neither Nest nor TypeORM nor HTTP.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: {
        path: [
          'node_modules/(@nestjs|@fastify|fastify|typeorm|pg|pg-boss|class-validator|class-transformer)/',
          '^(node:)?https?$',
          '^src/platform/(http|database|jobs)/',
          String.raw`\.(entity|service|controller|pages|module)\.ts$`,
        ],
      },
    },
    {
      name: 'pure-code-reaches-nothing-impure',
      comment: 'Nor by way of another file.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: 'node_modules/(@nestjs|@fastify|fastify|typeorm|pg|pg-boss)/', reachable: true },
    },
    {
      name: 'rendering-knows-no-feature',
      comment: 'Rendering is a function of an edition and the templates.',
      severity: 'error',
      from: { path: '^src/rendering/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: '^src/(rendering/|errors\\.ts|vocabulary\\.ts|platform/(i18n/|office/|project-root))',
      },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform/|config\\.ts|errors\\.ts|vocabulary\\.ts)' },
    },
    {
      name: 'no-foreign-table',
      comment:
        "A feature asks another feature's service, never its tables. It may name the type of what the service returns.",
      severity: 'error',
      from: { path: `^src/(${features})/` },
      to: {
        path: `^src/(${features}|events)/.+\\.entity\\.ts$`,
        pathNot: '^src/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-foreign-door',
      comment: "A feature's controllers and pages are its doors to the world; features meet in services.",
      severity: 'error',
      from: { path: `^src/(${features})/` },
      to: { path: `^src/(${features})/.+\\.(controller|pages)\\.ts$`, pathNot: '^src/$1/' },
    },
    {
      name: 'only-modules-wire',
      severity: 'error',
      from: { path: '^src/', pathNot: String.raw`\.module\.ts$|^src/(cli/)?[^/]+\.ts$` },
      to: { path: String.raw`^src/.+\.module\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'doors-ask-services',
      comment: 'Controllers and pages neither read nor write tables.',
      severity: 'error',
      from: { path: String.raw`^src/(${features})/.+\.(controller|pages)\.ts$` },
      to: { path: [String.raw`\.entity\.ts$`, 'node_modules/(typeorm|pg)/'] },
    },
    {
      name: 'services-do-not-know-their-doors',
      severity: 'error',
      from: { path: String.raw`^src/.+\.(service|entity|presenter|policy|lifecycle)\.ts$` },
      to: { path: String.raw`\.(controller|pages)\.ts$` },
    },
    {
      name: 'tables-stand-alone',
      comment: 'A table names another by its name in the database.',
      severity: 'error',
      from: { path: String.raw`\.entity\.ts$` },
      to: { path: String.raw`\.(service|presenter|dto|controller|pages|module)\.ts$` },
    },
    {
      name: 'nothing-needs-the-command-line',
      comment: 'Only the first start founds the trial organisation, whose people do what the demonstration does.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: String.raw`^src/(cli/|main\.ts$)` },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nothing-needs-its-composition',
      comment: 'Features are put together above them.',
      severity: 'error',
      from: { path: `^src/(${features}|events|platform|rendering|ui)/`, pathNot: tests },
      to: { path: String.raw`^src/[^/]+\.ts$`, pathNot: String.raw`^src/(config|errors|vocabulary)\.ts$` },
    },
    {
      name: 'browser-code-stands-apart',
      comment:
        'What runs in the browser shares no code with the server but the words of the product, how a measure reads and how Markdown is written.',
      severity: 'error',
      from: { path: '^src/ui/client/' },
      to: {
        path: '^src/',
        pathNot: '^src/(ui/client/|vocabulary\\.ts|rendering/(measure-words\\.ts|markdown-writing/))',
      },
    },
    {
      name: 'server-code-stands-apart',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/ui/client/' },
      to: { path: '^src/ui/client/' },
    },
    {
      name: 'product-needs-no-tools',
      comment: 'What runs at a company comes without packages for development, tests and scripts.',
      severity: 'error',
      // What runs in the browser is bundled when Etalon is built.
      from: { path: '^(src|migrations)/', pathNot: `${tests}|^src/ui/client/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: tests },
      to: { path: '^(test|scripts)/|\\.spec\\.ts$' },
    },
    {
      name: 'every-package-is-declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'nothing-lies-about',
      comment: 'A file of the product that nothing imports.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(main|worker|cli/[^/]+)\\.ts$|^src/ui/client/' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
