import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What TypeORM and PostgreSQL would let pass, and the architecture does not (docs/architecture.md). */
const forbiddenSyntax = [
  {
    selector: 'CallExpression[callee.property.name="save"]',
    message:
      'A stale save() wins over a newer version: use update({ id, version }, …) and require that one row was affected.',
  },
  {
    selector: 'Property[key.name="synchronize"]:not([value.value=false])',
    message: 'The schema changes by reviewed migrations only.',
  },
  {
    selector: 'Property[key.name="skip"]',
    message: 'Lists are paged by key: the cost of an offset grows with the table.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(skip|offset)$/]',
    message: 'Lists are paged by key: the cost of an offset grows with the table.',
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'coverage/', '.data/']),
  tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      // Rows of SQL and JSON come untyped and are given their type where they are read.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**', 'migrations/**'],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax] },
  },
  {
    files: ['src/**'],
    ignores: ['src/cli/**', 'src/main.ts', 'src/node-version.ts', 'src/worker.ts', 'src/process.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // Replies over HTTP are untyped there, and Jest and esbuild hand out functions that need no `this`.
    files: ['test/**', '**/*.spec.ts'],
    rules: { '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
