const { availableParallelism } = require('node:os');

// Three kinds of tests: pure rules beside the code, journeys over HTTP on a real PostgreSQL, and faults.
const base = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
};

module.exports = {
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/longest-first.js',
  // Journeys wait for PostgreSQL and Chromium more than for themselves; one PostgreSQL serves them all.
  maxWorkers: Math.min(Math.max(availableParallelism(), 2), 8),
  projects: [
    { ...base, displayName: 'rules', testMatch: ['<rootDir>/{src,test/quality}/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/{journeys,faults,browser}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
  ],
};
