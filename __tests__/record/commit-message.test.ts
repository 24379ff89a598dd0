import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { messageLines, readMessage } from '../../src/record/commit-message.ts';
import { aPaper } from '../builders/paper.ts';

const [A, B] = ['2611.00001', 'hep-th/9901001'] as [PaperId, PaperId];
const date = '2026-11-20T06:00:00Z';
const read = (message: string) => readMessage({ message, date });
const nothing = { papers: [], heldOver: [], passedOver: [] };

describe("a commit's message", () => {
  test('has a line for each paper, with its title as plain text without mentions, and its file below', () => {
    const paper = aPaper({ title: 'On $\\alpha$-Scrolls of @many' });
    expect(messageLines({ papers: [{ ...paper, path: 'posts/1.md' }] })).toEqual([
      '- 2611.00001 On α-Scrolls of @\u200bmany',
      '  posts/1.md',
    ]);
    const [long = ''] = messageLines({ papers: [aPaper({ title: 'scroll '.repeat(100) })] });
    expect(long.length).toBeLessThanOrEqual('- 2611.00001 '.length + 200);
    expect(long).toMatch(/scroll…$/);
  });

  test('names the papers that were held over or passed over', () => {
    expect(messageLines({ papers: [] })).toEqual([]);
    const heldOver = [{ id: A, submitted: '2026-11-18' }, { id: B }];
    expect(messageLines({ papers: [], heldOver, passedOver: [B] })).toEqual([
      '',
      'Held over for the next run: 2611.00001 (2026-11-18), hep-th/9901001',
      'Passed over: hep-th/9901001',
    ]);
  });

  test('is read back correctly, also if a squash merge quotes it', () => {
    const lines = messageLines({
      papers: [{ ...aPaper(), path: 'posts/a b.md' }, aPaper({ id: B })],
      heldOver: [{ id: B, submitted: '2026-11-18' }],
      passedOver: [B],
    });
    const parts = {
      papers: [{ id: A, path: 'posts/a b.md' }, { id: B }],
      heldOver: [{ id: B, submitted: '2026-11-18' }],
      passedOver: [B],
    };
    expect(read(['Add a digest', '', ...lines].join('\n'))).toEqual(parts);
    expect(
      read(
        [
          'A digest (#7)',
          '',
          '* Add a digest',
          '',
          ...lines,
          '',
          '* Drop 1 paper',
          '',
          '- dropped: 2611.00009',
        ].join('\r\n'),
      ),
    ).toEqual(parts);
  });

  test('of an older version has no files and no days, so papers wait since the day of the commit', () => {
    expect(
      read(`Add\n\n- ${A} A title\n- 2611.00002 B\n\nHeld over for the next run: ${B}, it`),
    ).toEqual({
      papers: [{ id: A }, { id: '2611.00002' }],
      heldOver: [{ id: B, submitted: '2026-11-20' }],
      passedOver: [],
    });
  });

  test('of a person names no papers', () => {
    expect(read('Fix a typo')).toEqual(nothing);
    expect(
      read(
        'Talk of 2611.00004\n\n- about it\nOn - 2611.00005 it\n- 2611.00006\n\nHeld over for the next run: 2611.00007',
      ),
    ).toEqual(nothing);
  });
});
