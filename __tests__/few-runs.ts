import fc from 'fast-check';

/** For mutation testing, which repeats every property for every mutant; those that name a number keep it. */
fc.configureGlobal({ numRuns: 20 });
