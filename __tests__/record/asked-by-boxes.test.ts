import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../src/papers/paper.ts';
import { type Box, ON_PAGE, boxesIn, withBoxes } from '../../src/record/boxes.ts';
import {
  NO_REVIEW,
  asMeant,
  asksForSomething,
  reviewLines,
  reviewOf,
  reviewSubject,
  withoutLost,
} from '../../src/record/asked-by-boxes.ts';
import { BEGIN, END } from '../../src/record/section.ts';

const id = '2410.02660' as PaperId;
const line = (box: string, end = '') =>
  `- [${box}] [A [b] \`c\`](https://arxiv.org/abs/${id})${end}`;

describe('a box', () => {
  test('is read with its tick and its dropped mark', () => {
    expect(boxesIn(line('x'))).toEqual([{ id, ticked: true, dropped: false, onPage: false }]);
    expect(boxesIn(line('X', ' · more'))).toEqual([
      { id, ticked: true, dropped: false, onPage: false },
    ]);
    expect(boxesIn(line(' ', ' *(dropped)*'))).toEqual([
      { id, ticked: false, dropped: true, onPage: false },
    ]);
    expect(boxesIn('[x] no task\n- [x] no link\n')).toEqual([]);
  });

  test('is a list item with a link to a paper, and its dropped mark is at the end of the line', () => {
    for (const text of [
      `See - [x] [A](https://arxiv.org/abs/${id})`,
      `-[x] [A](https://arxiv.org/abs/${id})`,
      `No- [x] [A](https://arxiv.org/abs/${id})`,
      `- [x] [A](https://arxiv.org/abs/about)`,
      `- [x] [A](https://arxiv.org/abs/${'9'.repeat(41)})`,
    ]) {
      expect(boxesIn(text)).toEqual([]);
      expect(withBoxes(text, new Map([[id, false]]))).toBe(text);
    }
    expect(boxesIn(`  *  [x] [A](https://arxiv.org/abs/${id})`)).toHaveLength(1);
    expect(boxesIn(line('x', ' *(dropped)* or not'))).toMatchObject([{ dropped: false }]);
    expect(boxesIn(line(' ', ' *(dropped)*  '))).toMatchObject([{ dropped: true }]);
    expect(withBoxes(line(' ', ' *(dropped)*  '), new Map([[id, true]]))).toBe(line('x'));
  });

  test('does not change without a decision about its paper', () => {
    const others = new Map([['2611.00001' as PaperId, true]]);
    for (const text of [line(' '), line('X'), line(' ', ' *(dropped)*')])
      expect(withBoxes(text, others)).toBe(text);
  });

  test('marks a paper that has no post, only a digest page', () => {
    expect(boxesIn(line('x', ON_PAGE))).toEqual([
      { id, ticked: true, dropped: false, onPage: true },
    ]);
    const dropped = withBoxes(line('x', ON_PAGE), new Map([[id, false]]));
    expect(boxesIn(dropped)).toEqual([{ id, ticked: false, dropped: true, onPage: true }]);
  });

  test('counts only between our marks, if the body has both', () => {
    const own = `- [ ] Compare with [mine](https://arxiv.org/abs/2401.00001)`;
    const body = `${own}\n\n${BEGIN}\n${line('x')}\n${END}\n\n${own}`;
    expect(boxesIn(body).map((box) => box.id)).toEqual([id]);
    const all = new Map([id, '2401.00001' as PaperId].map((paper) => [paper, false]));
    expect(withBoxes(body, all)).toBe(body.replace(line('x'), `${line(' ')} *(dropped)*`));
    expect(boxesIn(`${own}\n${line('x')}`)).toHaveLength(2);
    const list = `${BEGIN}\n${line('x')}\n${END}\n${own}`;
    expect(boxesIn(list)).toHaveLength(1);
    // One of our marks alone does not count.
    for (const half of [list.replace(BEGIN, ''), list.replace(END, '')])
      expect(boxesIn(half)).toHaveLength(2);
  });

  test('of a paper that is listed twice counts in its last line', () => {
    expect(boxesIn(`${line(' ')}\n${line('x')}`)).toEqual([
      { id, ticked: true, dropped: false, onPage: false },
    ]);
  });

  test('can be unticked and ticked again without any other change (property)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const body = `${before.replaceAll('\r', '')}\n${line('x')}\n${after}`;
        const dropped = withBoxes(body, new Map([[id, false]]));
        expect(boxesIn(dropped)).toEqual([{ id, ticked: false, dropped: true, onPage: false }]);
        expect(withBoxes(dropped, new Map([[id, false]]))).toBe(dropped);
        expect(withBoxes(dropped, new Map([[id, true]]))).toBe(body);
      }),
    );
  });
});

describe('a review', () => {
  const decide = (
    box: Pick<Box, 'ticked' | 'dropped'> & Partial<Box>,
    onBranch: boolean,
    onBase = false,
  ) => {
    const { dropped, restored, boxes } = reviewOf(
      [{ id, onPage: false, ...box }],
      new Set(onBranch ? [id] : []),
      new Set(onBase ? [id] : []),
    );
    return [
      ...(dropped.has(id) ? ['drop'] : []),
      ...(restored.has(id) ? ['restore'] : []),
      ...(boxes.has(id) ? [boxes.get(id) ? 'tick' : 'untick'] : []),
    ].join(' ');
  };

  test('decides by tick, dropped mark and post on the branch', () => {
    expect(decide({ ticked: true, dropped: false }, true)).toBe('');
    expect(decide({ ticked: true, dropped: false }, false)).toBe('drop untick');
    expect(decide({ ticked: true, dropped: true }, false)).toBe('restore tick');
    expect(decide({ ticked: true, dropped: true }, true)).toBe('tick');
    expect(decide({ ticked: false, dropped: false }, true)).toBe('drop untick');
    expect(decide({ ticked: false, dropped: false }, false)).toBe('drop untick');
    expect(decide({ ticked: false, dropped: true }, false)).toBe('');
    expect(decide({ ticked: false, dropped: true }, true)).toBe('tick');
  });

  test('decides by the line alone for a paper that has no post, only a digest page', () => {
    const onPage = true;
    expect(decide({ ticked: true, dropped: false, onPage }, false)).toBe('');
    expect(decide({ ticked: false, dropped: false, onPage }, false)).toBe('drop untick');
    expect(decide({ ticked: false, dropped: true, onPage }, false)).toBe('');
    expect(decide({ ticked: true, dropped: true, onPage }, false)).toBe('restore tick');
  });

  test('lists dropped papers that have no post, only a digest page', () => {
    const other = '2611.00001' as PaperId;
    const boxes = [
      { id, ticked: false, dropped: false, onPage: true },
      { id: other, ticked: false, dropped: false, onPage: false },
    ];
    const { dropped, onPages } = reviewOf(boxes, new Set([other]), new Set());
    expect([...dropped]).toEqual([id, other]);
    expect([...onPages]).toEqual([id]);
  });

  test('is needed if a box is both ticked and dropped, or neither', () => {
    const box = (ticked: boolean, dropped: boolean) => ({ id, ticked, dropped, onPage: false });
    expect(asksForSomething([box(true, false), box(false, true)])).toBe(false);
    expect(asksForSomething([box(true, false), box(false, false)])).toBe(true);
    expect(asksForSomething([box(true, true)])).toBe(true);
  });

  test('keeps a paper that was requested by id, although its box was unticked', () => {
    for (const onPage of [false, true]) {
      const box = { id, ticked: false, dropped: false, onPage };
      const posts = new Set(onPage ? [] : [id]);
      const meant = asMeant([box], posts, { chosen: new Set([id]), before: [] });
      const { dropped, boxes } = reviewOf(meant, posts, new Set());
      expect([dropped.size, boxes.get(id)]).toEqual([0, true]);
      expect(asMeant([box], posts, { chosen: new Set(), before: [] })).toEqual([box]);
    }
  });

  test('brings back a paper that was ticked again, also if its dropped mark was removed', () => {
    const box = { id, ticked: true, dropped: false, onPage: false };
    const before = [{ ...box, ticked: false, dropped: true }];
    const meant = asMeant([box], new Set(), { chosen: new Set(), before });
    expect(reviewOf(meant, new Set(), new Set()).restored).toEqual(new Set([id]));
    expect(asMeant([box], new Set(), { chosen: new Set(), before: [box] })).toEqual([box]);
  });

  test('leaves the box empty if a paper cannot be brought back', () => {
    const review = reviewOf(
      [{ id, ticked: true, dropped: true, onPage: false }],
      new Set(),
      new Set(),
    );
    const { restored, boxes } = withoutLost(review, new Set([id]));
    expect([restored.size, boxes.get(id)]).toEqual([0, false]);
    expect(withoutLost(review, new Set())).toBe(review);
  });

  test('changes nothing for a paper that base has', () => {
    for (const ticked of [true, false])
      expect(decide({ ticked, dropped: false }, false, true)).toBe('');
  });

  test('needs no change after it was applied', () => {
    for (const ticked of [true, false]) {
      for (const dropped of [true, false]) {
        for (const onBranch of [true, false]) {
          for (const onPage of [true, false]) {
            const box = { id, ticked, dropped, onPage };
            const first = reviewOf([box], new Set(onBranch ? [id] : []), new Set());
            const keep = first.boxes.get(id) ?? ticked;
            const now = (onBranch && !first.dropped.has(id)) || first.restored.has(id);
            expect(decide({ ticked: keep, dropped: !keep, onPage }, now)).toBe('');
          }
        }
      }
    }
  });
});

describe('the commit message of a review', () => {
  const ids = (count: number, first = 1) =>
    new Set(Array.from({ length: count }, (_, n) => `2611.0000${first + n}` as PaperId));

  test.each([
    [0, 0, 'Follow the review'],
    [1, 0, 'Drop 1 paper'],
    [2, 0, 'Drop 2 papers'],
    [0, 1, 'Bring back 1 paper'],
    [2, 3, 'Drop 2 papers and bring back 3 papers'],
  ])('has for %d dropped and %d restored papers the subject "%s"', (dropped, restored, subject) => {
    const review = { ...NO_REVIEW, dropped: ids(dropped), restored: ids(restored, 5) };
    expect(reviewSubject(review)).toBe(subject);
  });

  test('has a line for each paper', () => {
    expect(reviewLines(NO_REVIEW)).toEqual([]);
    expect(reviewLines({ ...NO_REVIEW, dropped: ids(2), restored: ids(1, 5) })).toEqual([
      '- dropped: 2611.00001',
      '- dropped: 2611.00002',
      '- brought back: 2611.00005',
    ]);
  });
});
