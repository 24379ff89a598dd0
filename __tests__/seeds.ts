import fc from 'fast-check';

/**
 * Random tests draw the same each time, so that a change is judged by what it changed. With
 * PAPERBOY_FREE_SEEDS they draw freely: what fails then names its seed.
 */
if (process.env['PAPERBOY_FREE_SEEDS'] === undefined) fc.configureGlobal({ seed: 20261127 });
