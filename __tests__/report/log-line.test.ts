import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeLogLine, escapeTerminal } from '../../src/report/log-line.ts';

// As the runner reads a line (its ActionCommandManager): a command at the start, the older form anywhere.
const isCommand = (line: string) => /^\s*::/.test(line) || line.includes('##[');

test('nothing that is printed can be read as a workflow command', () => {
  const soup = fc
    .array(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '#',
        '[',
        ']',
        'add-mask',
        'error',
        '\r',
        '\n',
        ' ',
        '\u2028',
        '\u0085',
        '\u001b[1m',
        '\u0000',
        'x',
        '\u00a0',
        '\ufeff',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(soup, (text) => {
      const lines = escapeLogLine(text).split(/\r\n|\n|\r/);
      expect(lines.filter(isCommand)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('a terminal is not obeyed either', () => {
  expect(escapeTerminal('a\u001b[31mb\u001b]0;title\u0007c\rd\u0008\u202ee')).toBe('abc\nde');
});

test('plain text stays as it is', () => {
  expect(escapeLogLine('Waiting 6 s: arXiv said "no" [429]')).toBe(
    'Waiting 6 s: arXiv said "no" [429]',
  );
});
