import fc from 'fast-check';

/** Reduces the runs of property tests during mutation testing, unless a test sets `numRuns`. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 20 });
