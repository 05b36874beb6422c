/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/jest.globalSetup.js',
  roots: ['shared', 'gateway', 'registry', 'subgraphs', 'hub', 'cli'].map(
    (room) => `<rootDir>/${room}`,
  ),
  testMatch: ['**/src/**/__tests__/**/*.test.ts'],
  // No test is about how long it takes: a busy machine is no fault.
  testTimeout: 30_000,
  // Two files at once, also where there are no more than two processors.
  maxWorkers: 2,
  // Sources run as they are: a test never sees a stale build.
  moduleNameMapper: {
    '^@civicgraph/shared$': '<rootDir>/shared/src',
    '^@civicgraph/shared/errors$': '<rootDir>/shared/src/errors',
    '^@civicgraph/shared/supergraph$': '<rootDir>/shared/src/supergraph',
    '^@civicgraph/shared/testing$': '<rootDir>/shared/src/testing',
    '^@civicgraph/registry$': '<rootDir>/registry/src',
    '^@civicgraph/gateway$': '<rootDir>/gateway/src',
    '^@civicgraph/subgraph-(.*)$': '<rootDir>/subgraphs/$1/src',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
    // These are published as ECMAScript modules only.
    '/node_modules/(jose|@noble/ciphers)/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/|@noble/ciphers/)'],
};
