import { KNOWN } from './scripts/define.mjs';

/** Runs the sources as ESM. swc removes the types. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
    '\\.atom$': '<rootDir>/scripts/jest-text.mjs',
  },
  globals: KNOWN,
  setupFiles: ['<rootDir>/__tests__/seeds.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Tests with recorded data run only if PAPERBOY_SHARED names the folder of the data.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(process.env.PAPERBOY_SHARED ? [] : ['/__tests__/recorded/']),
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // Use one worker per core: a test of the bundle waits for its child process half of the time.
  maxWorkers: '100%',
  testTimeout: 120_000,
};
