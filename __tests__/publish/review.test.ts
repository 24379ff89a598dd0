import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../src/papers/paper.ts';
import { type Box, boxesIn, withBoxes } from '../../src/publish/boxes.ts';
import { reviewOf } from '../../src/publish/review.ts';

const id = '2410.02660' as PaperId;
const line = (box: string, end = '') =>
  `- [${box}] [A [b] \`c\`](https://arxiv.org/abs/${id})${end}`;

describe('a box', () => {
  test('is read with its tick and its mark', () => {
    expect(boxesIn(line('x'))).toEqual([{ id, ticked: true, dropped: false }]);
    expect(boxesIn(line('X', ' · more'))).toEqual([{ id, ticked: true, dropped: false }]);
    expect(boxesIn(line(' ', ' *(dropped)*'))).toEqual([{ id, ticked: false, dropped: true }]);
    expect(boxesIn('[x] no task\n- [x] no link\n')).toEqual([]);
  });

  test('listed twice is the last one', () => {
    expect(boxesIn(`${line(' ')}\n${line('x')}`)).toEqual([{ id, ticked: true, dropped: false }]);
  });

  test('is written there and back without a trace, and nothing else with it (property)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const body = `${before.replaceAll('\r', '')}\n${line('x')}\n${after}`;
        const dropped = withBoxes(body, new Map([[id, false]]));
        expect(boxesIn(dropped)).toEqual([{ id, ticked: false, dropped: true }]);
        expect(withBoxes(dropped, new Map([[id, false]]))).toBe(dropped);
        expect(withBoxes(dropped, new Map([[id, true]]))).toBe(body);
      }),
    );
  });
});

describe('a review', () => {
  const decide = (box: Omit<Box, 'id'>, there: boolean, onBase = false) => {
    const { dropped, restored, boxes } = reviewOf(
      [{ id, ...box }],
      new Set(there ? [id] : []),
      new Set(onBase ? [id] : []),
    );
    return [
      ...(dropped.has(id) ? ['drop'] : []),
      ...(restored.has(id) ? ['restore'] : []),
      ...(boxes.has(id) ? [boxes.get(id) ? 'tick' : 'untick'] : []),
    ].join(' ');
  };

  test('means what its table says', () => {
    expect(decide({ ticked: true, dropped: false }, true)).toBe('');
    expect(decide({ ticked: true, dropped: false }, false)).toBe('drop untick');
    expect(decide({ ticked: true, dropped: true }, false)).toBe('restore tick');
    expect(decide({ ticked: true, dropped: true }, true)).toBe('tick');
    expect(decide({ ticked: false, dropped: false }, true)).toBe('drop untick');
    expect(decide({ ticked: false, dropped: false }, false)).toBe('drop untick');
    expect(decide({ ticked: false, dropped: true }, false)).toBe('');
    expect(decide({ ticked: false, dropped: true }, true)).toBe('tick');
  });

  test('says nothing of what is posted already', () => {
    for (const ticked of [true, false])
      expect(decide({ ticked, dropped: false }, false, true)).toBe('');
  });

  test('carried out leaves nothing to do', () => {
    for (const ticked of [true, false]) {
      for (const dropped of [true, false]) {
        for (const there of [true, false]) {
          const first = reviewOf([{ id, ticked, dropped }], new Set(there ? [id] : []), new Set());
          const keep = first.boxes.get(id) ?? ticked;
          const now = (there && !first.dropped.has(id)) || first.restored.has(id);
          expect(decide({ ticked: keep, dropped: !keep }, now)).toBe('');
        }
      }
    }
  });
});
