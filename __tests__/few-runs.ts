import fc from 'fast-check';

/** For mutation testing, which repeats every property for every mutant; those that name a number keep it. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 20 });
