import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { branch as reader } from '../../src/config/readers.ts';

test('git accepts every branch name that the configuration accepts (property)', () => {
  const parts = fc.constantFrom(
    'a',
    'B',
    '1',
    '/',
    '.',
    '-',
    '_',
    '~',
    ' ',
    '@',
    '{',
    '\\',
    '.lock',
    '..',
    '^',
    ':',
    '*',
    'é',
    '\u0007',
  );
  const name = fc.oneof(
    fc.array(parts, { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  );
  fc.assert(
    fc.property(name, (branch) => {
      let accepted: string;
      try {
        accepted = reader.read(branch);
      } catch {
        return;
      }
      const check = () => execFileSync('git', ['check-ref-format', `refs/heads/${accepted}`]);
      expect(check).not.toThrow();
    }),
    { numRuns: 300 },
  );
});
