import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import {
  BOX,
  DROPPED,
  ON_PAGE,
  boxLine,
  boxesIn,
  listedIn,
  shortLine,
  withBoxes,
} from '../../src/record/boxes.ts';
import { BEGIN, END } from '../../src/record/section.ts';

const [A, B] = ['2611.00001', 'hep-th/9901002'] as [PaperId, PaperId];
const link = (id: string) => `[A title](https://arxiv.org/abs/${id})`;
const NEWS = '<!-- news: withdrawn v2 0123456789 -->';

describe('the line of a paper', () => {
  test('is written ticked, with a mark if the paper has no post', () => {
    expect(boxLine(A, 'A \\[b\\] title', false)).toBe(
      `- [x] [A \\[b\\] title](https://arxiv.org/abs/${A})`,
    );
    expect(boxesIn(boxLine(B, 'A', true))).toEqual([
      { id: B, ticked: true, dropped: false, onPage: true },
    ]);
  });

  test.each([
    `- [x] ${link(A)}`,
    `* [x] ${link(A)}`,
    `+ [X] ${link(A)}`,
    `  \t-\t [x]\t${link(A)}`,
    `- [x] **New:** ${link(A)} and [more](https://example.org)`,
    `- [x] [A](http://arxiv.org/abs/${A}v3)`,
    `- [x] ${link(A)}\r`,
  ])('is a task with a link to the paper: %j', (line) => {
    expect(boxesIn(`Text.\n${line}\nText.`)).toMatchObject([{ id: A, ticked: true }]);
  });

  test.each([
    `1. [x] ${link(A)}`,
    `- [] ${link(A)}`,
    `- [y] ${link(A)}`,
    `-[x] ${link(A)}`,
    `- [x]${link(A)}`,
    `> - [x] ${link(A)}`,
    `- [x] https://arxiv.org/abs/${A}`,
    `- [x] [A](https://arxiv.org/pdf/${A})`,
    `- [x] [A](https://example.org/abs/${A})`,
    `- [x] [A](ftps://arxiv.org/abs/${A})`,
    `- [x] ${link(A)} ${NEWS}`,
    `- [x]\n  ${link(A)}`,
  ])('is no other line: %j', (line) => {
    expect(boxesIn(line)).toEqual([]);
    expect(withBoxes(line, new Map([[A, false]]))).toBe(line);
  });

  test('is that of news only with a complete mark of news', () => {
    for (const mark of [
      NEWS.replace('withdrawn', 'other'),
      NEWS.replace('0123456789', '012345678'),
      NEWS.replace('v2', 'v'.repeat(41)),
      NEWS.replace(' -->', ' 0123 -->'),
    ])
      expect(boxesIn(`- [x] ${link(A)} ${mark}`)).toHaveLength(1);
    for (const mark of [
      NEWS.replace('withdrawn', 'version'),
      NEWS.replace('v2', 'a_b.c-d'),
      NEWS.replace(' -->', ' 0123ab 456789 -->'),
    ])
      expect(boxesIn(`- [x] ${link(A)} ${mark}`)).toEqual([]);
  });
});

test('papers are listed once each, in the order of the lines, from our part alone', () => {
  const body = `- [x] ${link('2611.00009')}\n${BEGIN}\n- [ ] ${link(B)}\n- [x] ${link(A)}\n- [x] ${link(B)}\n${END}`;
  expect(listedIn(body)).toEqual([B, A]);
  expect(boxesIn(body)[0]).toMatchObject({ id: B, ticked: true });
});

describe('a decision', () => {
  test('sets the tick and the mark of a line, and keeps its list sign, indentation and text', () => {
    const line = `\t* [X]  Mine: ${link(A)}${ON_PAGE} seen`;
    const unticked = withBoxes(line, new Map([[A, false]]));
    expect(unticked).toBe(`\t* [ ]  Mine: ${link(A)}${ON_PAGE} seen${DROPPED}`);
    expect(withBoxes(unticked, new Map([[A, true]]))).toBe(line.replace('[X]', '[x]'));
    expect(withBoxes(`${unticked} \t`, new Map([[A, false]]))).toBe(unticked);
  });

  test('changes all lines of its paper, and no line of another paper', () => {
    const body = `${BEGIN}\n- [x] ${link(A)}\n- [x] ${link(B)}\n- [x] ${link(A)}\n${END}`;
    const gone = `- [ ] ${link(A)}${DROPPED}`;
    expect(withBoxes(body, new Map([[A, false]]))).toBe(
      `${BEGIN}\n${gone}\n- [x] ${link(B)}\n${gone}\n${END}`,
    );
  });
});

describe('the shortest line of a paper', () => {
  test.each([
    [`- [x] ${link(A)}`, `- [x] [${A}](https://arxiv.org/abs/${A})`],
    [
      `\t+\t[ ] [A [b] (c)](http://arxiv.org/abs/${B})${ON_PAGE}${DROPPED}`,
      `\t+\t[ ] [${B}](https://arxiv.org/abs/${B})${ON_PAGE}${DROPPED}`,
    ],
  ])('has the id for its title, and keeps tick and marks: %s', (line, short) => {
    expect(shortLine(line)).toBe(short);
    expect(boxesIn(short)).toEqual(boxesIn(line));
  });

  test.each([
    `- [x] Mine: ${link(A)}`,
    `1. [x] ${link(A)}`,
    `x - [x] ${link(A)}`,
    `- [x] [A](https://example.org)`,
  ])('is the line itself if it has another form: %s', (line) => {
    expect(shortLine(line)).toBe(line);
  });
});

test('a box begins with a list sign and a tick, also if it is indented', () => {
  for (const line of ['- [x] A', '*\t[ ] A', ' \t+ [X]']) expect(line).toMatch(BOX);
  for (const line of ['-[x]', '1. [x]', 'a - [x]', '- [xx]', '- []']) expect(line).not.toMatch(BOX);
});
