import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../../src/papers/paper.ts';
import {
  dayOfRow,
  isSameTopic,
  paperOfRow,
  sectionsOf,
  textOf,
  withRows,
  withoutRows,
} from '../../../src/render/collections/sections.ts';

const row = (day: string, id: string) => `| ${day} | [A](https://arxiv.org/abs/${id}) |\n`;

describe('the sections of a list', () => {
  test('begin at headings of any level', () => {
    const text = 'Intro.\n# One #\n| a |\n   ### Two ink ##  \n\n    # code\n#no\n####### 7\n';
    const sections = sectionsOf(text);
    expect(sections).toEqual([
      { heading: undefined, lines: ['Intro.\n'] },
      { heading: 'One', lines: ['# One #\n', '| a |\n'] },
      {
        heading: 'Two ink',
        lines: ['   ### Two ink ##  \n', '\n', '    # code\n', '#no\n', '####### 7\n'],
      },
    ]);
    expect(textOf(sections)).toBe(text);
    expect(sectionsOf('')).toEqual([]);
    expect(sectionsOf('## A')).toEqual([{ heading: 'A', lines: ['## A'] }]);
  });

  test.each([
    ['C&#35; & \\*ink\\*', 'c# & *INK*', true],
    [' Ink ', 'ink', true],
    ['Ink', 'Inks', false],
    ['back\\slash', 'backslash', false],
    ['Ink', undefined, false],
    [undefined, undefined, true],
  ])('%j and %j name one topic: %j', (a, b, isSame) => {
    expect(isSameTopic(a, b)).toBe(isSame);
    expect(isSameTopic(b, a)).toBe(isSame);
  });
});

test.each([
  ['| [A](https://arxiv.org/abs/2410.02660v2) | x |', '2410.02660'],
  ['- http://arxiv.org/pdf/2410.02660v1.pdf', '2410.02660'],
  ['  * [A](https://export.arxiv.org/html/2410.02660)', '2410.02660'],
  ['+\thttps://www.arxiv.org/abs/hep-th/9901001.', 'hep-th/9901001'],
  ['12. HTTPS://ARXIV.ORG/PDF/2410.02660.PDF', '2410.02660'],
  ['3) https://arxiv.org/abs/x, https://arxiv.org/abs/2410.02660', '2410.02660'],
  ['| https://arxiv.org/list/2410.02660 |', undefined],
  ['https://arxiv.org/abs/2410.02660', undefined],
  ['text | https://arxiv.org/abs/2410.02660', undefined],
  ['-https://arxiv.org/abs/2410.02660', undefined],
  ['1 https://arxiv.org/abs/2410.02660', undefined],
  ['| no link |', undefined],
])('the row %s is about %s', (line, id) => {
  expect(paperOfRow(line)).toBe(id);
});

test.each([
  ['| **2026-11-20** | 2025-01-01 |', '2026-11-20'],
  ['| 12026-11-20 | 2026-11-201 | v2025-01-01 |', '2025-01-01'],
  ['| 20.11.2026 |', ''],
])('the day of the row %s is %j', (line, day) => {
  expect(dayOfRow(line)).toBe(day);
});

describe('new rows of a section', () => {
  const rows = [row('2026-11-03', '2611.00031'), row('2026-11-03', '2611.00030')];

  test('stand by their day, newest first, above older rows of the same day', () => {
    const undated = '| soon | https://arxiv.org/abs/2611.00099 |\n';
    const head = ['## Ink\n', '\n', '| Date 2026-01-01 |\n', '| --- |\n'];
    const present = [row('2026-11-04', '2611.00004'), undated, row('2026-11-03', '2611.00003')];
    const older = row('2026-11-01', '2611.00001');
    expect(withRows({ heading: 'Ink', lines: [...head, ...present, older] }, rows)).toEqual({
      heading: 'Ink',
      lines: [...head, present[0], undated, ...rows, present[2], older],
    });
  });

  test.each([
    ['the last row', ['## Ink\n', row('2026-11-04', '2611.00004'), '\n', 'Text.\n'], 2],
    ['the head of a table', ['## Ink\n', '| A | B |\n', '|:---|:-:|\n', '\n', 'Text.\n'], 3],
    ['the last text', ['## Ink\n', 'Text.\n', '\n', '\n'], 2],
    ['the heading', ['---\n', '\n'], 1],
  ])('stand below %s if all others are newer, or there are none', (_, lines, at) => {
    expect(withRows({ heading: 'Ink', lines }, rows).lines).toEqual([
      ...lines.slice(0, at),
      ...rows,
      ...lines.slice(at),
    ]);
  });
});

describe('a section without the rows of a paper', () => {
  const ids = new Set(['2611.00001'] as PaperId[]);
  const gone = row('2026-11-01', '2611.00001');
  const section = (...lines: string[]) => ({ heading: 'Ink', lines: ['## Ink\n', ...lines] });

  test('is gone if only its heading and the head of its table are left', () => {
    expect(withoutRows(section('\n', ' | A |\n', '| --- |\n', gone, '\n'), ids)).toBeUndefined();
  });

  test.each([
    ['another row', row('2026-11-01', '2611.00002')],
    ['text', 'By us.\n'],
  ])('stays with %s', (_, line) => {
    expect(withoutRows(section(line, gone), ids)).toEqual(section(line));
  });

  test('stays if it had none of them, and above the first heading', () => {
    const empty = section('\n');
    expect(withoutRows(empty, ids)).toBe(empty);
    expect(withoutRows({ heading: undefined, lines: [gone] }, ids)).toEqual({
      heading: undefined,
      lines: [],
    });
  });
});
