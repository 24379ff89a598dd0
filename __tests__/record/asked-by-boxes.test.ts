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
  test('is read with its tick and its mark', () => {
    expect(boxesIn(line('x'))).toEqual([{ id, ticked: true, dropped: false, onPage: false }]);
    expect(boxesIn(line('X', ' · more'))).toEqual([
      { id, ticked: true, dropped: false, onPage: false },
    ]);
    expect(boxesIn(line(' ', ' *(dropped)*'))).toEqual([
      { id, ticked: false, dropped: true, onPage: false },
    ]);
    expect(boxesIn('[x] no task\n- [x] no link\n')).toEqual([]);
  });

  test('is a line of its own, whose mark stands at its end, with a link to a paper', () => {
    for (const talk of [
      `See - [x] [A](https://arxiv.org/abs/${id})`,
      `-[x] [A](https://arxiv.org/abs/${id})`,
      `No- [x] [A](https://arxiv.org/abs/${id})`,
      `- [x] [A](https://arxiv.org/abs/about)`,
      `- [x] [A](https://arxiv.org/abs/${'9'.repeat(41)})`,
    ]) {
      expect(boxesIn(talk)).toEqual([]);
      expect(withBoxes(talk, new Map([[id, false]]))).toBe(talk);
    }
    expect(boxesIn(`  *  [x] [A](https://arxiv.org/abs/${id})`)).toHaveLength(1);
    expect(boxesIn(line('x', ' *(dropped)* or not'))).toMatchObject([{ dropped: false }]);
    expect(boxesIn(line(' ', ' *(dropped)*  '))).toMatchObject([{ dropped: true }]);
    expect(withBoxes(line(' ', ' *(dropped)*  '), new Map([[id, true]]))).toBe(line('x'));
  });

  test('of a paper about which nothing was decided stays as it is', () => {
    const others = new Map([['2611.00001' as PaperId, true]]);
    for (const text of [line(' '), line('X'), line(' ', ' *(dropped)*')])
      expect(withBoxes(text, others)).toBe(text);
  });

  test('says whether its paper has no post', () => {
    expect(boxesIn(line('x', ON_PAGE))).toEqual([
      { id, ticked: true, dropped: false, onPage: true },
    ]);
    const dropped = withBoxes(line('x', ON_PAGE), new Map([[id, false]]));
    expect(boxesIn(dropped)).toEqual([{ id, ticked: false, dropped: true, onPage: true }]);
  });

  test('counts only between our marks, where they are', () => {
    const own = `- [ ] Compare with [mine](https://arxiv.org/abs/2401.00001)`;
    const body = `${own}\n\n${BEGIN}\n${line('x')}\n${END}\n\n${own}`;
    expect(boxesIn(body).map((box) => box.id)).toEqual([id]);
    const all = new Map([id, '2401.00001' as PaperId].map((one) => [one, false]));
    expect(withBoxes(body, all)).toBe(body.replace(line('x'), `${line(' ')} *(dropped)*`));
    expect(boxesIn(`${own}\n${line('x')}`)).toHaveLength(2);
    const list = `${BEGIN}\n${line('x')}\n${END}\n${own}`;
    expect(boxesIn(list)).toHaveLength(1);
    // Half of our marks are none.
    for (const half of [list.replace(BEGIN, ''), list.replace(END, '')])
      expect(boxesIn(half)).toHaveLength(2);
  });

  test('listed twice is the last one', () => {
    expect(boxesIn(`${line(' ')}\n${line('x')}`)).toEqual([
      { id, ticked: true, dropped: false, onPage: false },
    ]);
  });

  test('is written there and back without a trace, and nothing else with it (property)', () => {
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
    there: boolean,
    onBase = false,
  ) => {
    const { dropped, restored, boxes } = reviewOf(
      [{ id, onPage: false, ...box }],
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

  test('of a paper that digest pages alone hold goes by its line alone', () => {
    const onPage = true;
    expect(decide({ ticked: true, dropped: false, onPage }, false)).toBe('');
    expect(decide({ ticked: false, dropped: false, onPage }, false)).toBe('drop untick');
    expect(decide({ ticked: false, dropped: true, onPage }, false)).toBe('');
    expect(decide({ ticked: true, dropped: true, onPage }, false)).toBe('restore tick');
  });

  test('names the papers that digest pages alone hold', () => {
    const other = '2611.00001' as PaperId;
    const boxes = [
      { id, ticked: false, dropped: false, onPage: true },
      { id: other, ticked: false, dropped: false, onPage: false },
    ];
    const { dropped, onPages } = reviewOf(boxes, new Set([other]), new Set());
    expect([...dropped]).toEqual([id, other]);
    expect([...onPages]).toEqual([id]);
  });

  test('is asked for by the boxes where tick and mark say the same or neither', () => {
    const box = (ticked: boolean, dropped: boolean) => ({ id, ticked, dropped, onPage: false });
    expect(asksForSomething([box(true, false), box(false, true)])).toBe(false);
    expect(asksForSomething([box(true, false), box(false, false)])).toBe(true);
    expect(asksForSomething([box(true, true)])).toBe(true);
  });

  test('keeps what was asked for by id, in a post or on a page, though its box was unticked', () => {
    for (const onPage of [false, true]) {
      const box = { id, ticked: false, dropped: false, onPage };
      const posts = new Set(onPage ? [] : [id]);
      const meant = asMeant([box], posts, { chosen: new Set([id]), before: [] });
      const { dropped, boxes } = reviewOf(meant, posts, new Set());
      expect([dropped.size, boxes.get(id)]).toEqual([0, true]);
      expect(asMeant([box], posts, { chosen: new Set(), before: [] })).toEqual([box]);
    }
  });

  test('brings back what was ticked again, though our mark was taken out with it', () => {
    const box = { id, ticked: true, dropped: false, onPage: false };
    const before = [{ ...box, ticked: false, dropped: true }];
    const meant = asMeant([box], new Set(), { chosen: new Set(), before });
    expect(reviewOf(meant, new Set(), new Set()).restored).toEqual(new Set([id]));
    expect(asMeant([box], new Set(), { chosen: new Set(), before: [box] })).toEqual([box]);
  });

  test('leaves the box of what cannot be brought back empty', () => {
    const asked = reviewOf(
      [{ id, ticked: true, dropped: true, onPage: false }],
      new Set(),
      new Set(),
    );
    const { restored, boxes } = withoutLost(asked, new Set([id]));
    expect([restored.size, boxes.get(id)]).toEqual([0, false]);
    expect(withoutLost(asked, new Set())).toBe(asked);
  });

  test('says nothing of what is posted already', () => {
    for (const ticked of [true, false])
      expect(decide({ ticked, dropped: false }, false, true)).toBe('');
  });

  test('carried out leaves nothing to do', () => {
    for (const ticked of [true, false]) {
      for (const dropped of [true, false]) {
        for (const there of [true, false]) {
          for (const onPage of [true, false]) {
            const box = { id, ticked, dropped, onPage };
            const first = reviewOf([box], new Set(there ? [id] : []), new Set());
            const keep = first.boxes.get(id) ?? ticked;
            const now = (there && !first.dropped.has(id)) || first.restored.has(id);
            expect(decide({ ticked: keep, dropped: !keep, onPage }, now)).toBe('');
          }
        }
      }
    }
  });
});

describe('what a review did', () => {
  const ids = (count: number, first = 1) =>
    new Set(Array.from({ length: count }, (_, n) => `2611.0000${first + n}` as PaperId));

  test.each([
    [0, 0, 'Follow the review'],
    [1, 0, 'Drop 1 paper'],
    [2, 0, 'Drop 2 papers'],
    [0, 1, 'Bring back 1 paper'],
    [2, 3, 'Drop 2 papers and bring back 3 papers'],
  ])('%d dropped and %d brought back is the subject "%s"', (dropped, restored, subject) => {
    const review = { ...NO_REVIEW, dropped: ids(dropped), restored: ids(restored, 5) };
    expect(reviewSubject(review)).toBe(subject);
  });

  test('is told paper by paper', () => {
    expect(reviewLines(NO_REVIEW)).toEqual([]);
    expect(reviewLines({ ...NO_REVIEW, dropped: ids(2), restored: ids(1, 5) })).toEqual([
      '- dropped: 2611.00001',
      '- dropped: 2611.00002',
      '- brought back: 2611.00005',
    ]);
  });
});
