import fc from 'fast-check';

/**
 * Gives property tests a fixed seed, so that they do not fail because of unrelated changes. With
 * PAPERBOY_FREE_SEEDS the seed is random, and a failure prints it.
 */
if (process.env['PAPERBOY_FREE_SEEDS'] === undefined) fc.configureGlobal({ seed: 20261127 });
