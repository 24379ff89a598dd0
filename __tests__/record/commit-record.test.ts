import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { heldOverInMessages, heldOverLines, paperLines } from '../../src/record/commit-record.ts';
import { aPaper } from '../builders/paper.ts';

/** @param messages of a branch, newest first */
const heldOver = (...messages: string[]) => {
  async function* all() {
    for (const message of messages) yield await Promise.resolve(message);
  }
  return heldOverInMessages(all());
};

const A = '2611.00001' as PaperId;
const B = 'hep-th/9901001' as PaperId;
const digest = (...held: PaperId[]) =>
  ['Add a digest', '', ...paperLines([aPaper()]), ...heldOverLines(held)].join('\n');

describe("a commit's message", () => {
  test('has a line a paper: its id, and its title as plain text that refers to nothing', () => {
    expect(paperLines([aPaper({ title: 'On $\\alpha$-Scrolls of @many' })])).toEqual([
      '- 2611.00001 On α-Scrolls of @\u200bmany',
    ]);
    const [long = ''] = paperLines([aPaper({ title: 'scroll '.repeat(100) })]);
    expect(long.length).toBeLessThanOrEqual('- 2611.00001 '.length + 200);
    expect(long).toMatch(/scroll…$/);
  });

  test('says nothing of papers that wait where none do', () => {
    expect(heldOverLines([])).toEqual([]);
    expect(heldOverLines([A, B])).toEqual([
      '',
      'Held over for the next run: 2611.00001, hep-th/9901001',
    ]);
  });
});

describe('papers that wait', () => {
  test('are those of the last digest, whatever people committed since', async () => {
    expect(await heldOver('Fix a typo', digest(A, B), digest('2611.00009' as PaperId))).toEqual([
      A,
      B,
    ]);
  });

  test('are none where the last digest held none over, or where there is no digest', async () => {
    expect(await heldOver(digest(), digest(A))).toEqual([]);
    expect(await heldOver('Fix a typo')).toEqual([]);
    expect(await heldOver()).toEqual([]);
  });

  test('are not taken from what people write', async () => {
    const talk =
      'Talk of 2611.00004\n\n- about it\nOn - 2611.00005 it\n- 2611.00006\n\nHeld over for the next run: 2611.00007';
    expect(await heldOver(talk, digest(A))).toEqual([A]);
    const mixed = `${digest()}\n\nNot said: Held over for the next run: ${B}\nHeld over for the next run: it, ${A}`;
    expect(await heldOver(mixed)).toEqual([A]);
  });

  test('are looked for in fifty messages and no more', async () => {
    const others = (count: number) => Array.from({ length: count }, () => 'Fix a typo');
    expect(await heldOver(...others(49), digest(A))).toEqual([A]);
    expect(await heldOver(...others(50), digest(A))).toEqual([]);
  });
});
