import { KNOWN } from './scripts/define.mjs';

/** ESM all the way: the sources run as they are written, with types stripped by swc. */
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
  // What needs recorded data runs where it lies beside the project: PAPERBOY_SHARED names its folder.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(process.env.PAPERBOY_SHARED ? [] : ['/__tests__/recorded/']),
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // One worker a core: a test of the bundle waits for its child process half of the time.
  maxWorkers: '100%',
  testTimeout: 120_000,
};
