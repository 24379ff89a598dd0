import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import {
  type Unlisted,
  passedInWords,
  unlistedIn,
  unlistedText,
  waitingInWords,
  withoutUnlisted,
} from '../../src/record/held-over.ts';
import { BEGIN, END } from '../../src/record/section.ts';

const [A, B, C] = ['2611.00001', '2611.00002', 'hep-th/9901003'] as [PaperId, PaperId, PaperId];
const bodyOf = (ours: string) => `Mine.\n${BEGIN}\n${ours}\n${END}\nMine.`;
const ids = { heldOver: 'ids', passedOver: 'ids' } as const;
const titles = { heldOver: 'titles', passedOver: 'titles' } as const;
const read = (lines: string) =>
  unlistedIn(
    bodyOf(`<details data-paperboy="held over"><summary>x</summary>\n\n${lines}\n\n</details>`),
  ).heldOver;

describe('papers that wait or were passed over', () => {
  test('are listed with their titles, one a line, in a folded list', () => {
    const heldOver = [{ id: A, submitted: '2026-11-18', title: 'A \\[b\\] title' }, { id: C }];
    expect(unlistedText({ heldOver, passedOver: [{ id: B }], before: 0 }, titles)).toBe(
      [
        '<details data-paperboy="held over" data-before="0"><summary>2 more papers matched and wait for the next run</summary>',
        `- 2026-11-18 [A \\[b\\] title](https://arxiv.org/abs/${A})\n- [${C}](https://arxiv.org/abs/${C})`,
        '</details>',
        '<details data-paperboy="passed over"><summary>1 paper was passed over: no place in time</summary>',
        `- [${B}](https://arxiv.org/abs/${B})`,
        '</details>',
      ].join('\n\n'),
    );
  });

  test('are listed with ids alone, one line a day', () => {
    const heldOver = [
      { id: A, submitted: '2026-11-18', title: 'A' },
      { id: C },
      { id: B, submitted: '2026-11-18' },
    ];
    expect(unlistedText({ heldOver, passedOver: [] }, ids)).toBe(
      `<details data-paperboy="held over"><summary>3 more papers matched and wait for the next run</summary>\n\n- 2026-11-18 ${A} ${B}\n- ${C}\n\n</details>`,
    );
  });

  test('have no list if there are none', () => {
    expect(unlistedText({ heldOver: [], passedOver: [], before: 3 }, titles)).toBe('');
  });

  test('are counted in words', () => {
    expect([waitingInWords(1), waitingInWords(54)]).toEqual([
      '1 more paper matched and waits for the next run',
      '54 more papers matched and wait for the next run',
    ]);
    expect([passedInWords(1), passedInWords(3)]).toEqual([
      '1 paper was passed over: no place in time',
      '3 papers were passed over: no place in time',
    ]);
  });

  test.each([
    ['titles', titles],
    ['ids', ids],
  ] as const)('are read as they were listed (%s)', (_, shape) => {
    const unlisted: Unlisted = {
      heldOver: [{ id: A, submitted: '2026-11-18' }, { id: C }],
      passedOver: [{ id: B, submitted: '2026-10-01' }],
      before: 5,
    };
    expect(unlistedIn(bodyOf(unlistedText(unlisted, shape)))).toEqual(unlisted);
  });
});

describe('a list of waiting papers is read', () => {
  test('from a line with a title, whose brackets are escaped', () => {
    expect(read(`- 2026-11-18 [A \\[b\\] ${B} c](https://arxiv.org/abs/${A})`)).toEqual([
      { id: A, submitted: '2026-11-18', title: `A \\[b\\] ${B} c` },
    ]);
  });

  test('from lines of older versions: links and ids in a row, without a day', () => {
    expect(
      read(`[${A}](https://arxiv.org/abs/${A}), [x](https://arxiv.org/abs/${B}v2) ${C}`),
    ).toEqual([{ id: A }, { id: B, title: 'x' }, { id: C }]);
  });

  test('without links to other pages, days at other places, and text that only resembles an id', () => {
    expect(read('[A](https://example.org/abs/2611.00001)')).toEqual([]);
    expect(read(`x2611.00001 2611.00001x 2611.000011234 ${A}`)).toEqual([{ id: A }]);
    expect(read(`x - 2026-11-18 ${A}`)).toEqual([{ id: A }]);
    expect(read(`- 2026-11-18x ${A}`)).toEqual([{ id: A }]);
  });

  test('with the last line of a paper that is named twice', () => {
    expect(read(`- 2026-11-17 ${A}\n- 2026-11-18 ${A}`)).toEqual([
      { id: A, submitted: '2026-11-18' },
    ]);
  });

  test('without its summary, and without the lists of other tools', () => {
    const list = (open: string) => `<details${open}><summary>${A}</summary>\n- ${B}\n</details>`;
    expect(unlistedIn(bodyOf(list(' data-paperboy="held over"'))).heldOver).toEqual([{ id: B }]);
    expect(unlistedIn(bodyOf(list('')))).toEqual({ heldOver: [], passedOver: [] });
  });

  test('from all lists of its kind, if a merge or a person doubled them', () => {
    const list = (id: string) =>
      `<details data-paperboy="passed over"><summary>x</summary>\n- ${id}\n</details>`;
    expect(unlistedIn(bodyOf(`${list(A)}\n\n${list(B)}`)).passedOver).toEqual([
      { id: A },
      { id: B },
    ]);
  });

  test('only in our part of the body', () => {
    const list = unlistedText({ heldOver: [{ id: A }], passedOver: [], before: 2 }, ids);
    expect(unlistedIn(list)).toEqual({ heldOver: [], passedOver: [] });
    expect(unlistedIn(`${list}\n${bodyOf('')}\n${list}`)).toEqual({ heldOver: [], passedOver: [] });
  });
});

test('our part without these lists keeps all other text', () => {
  const list = (before?: number) =>
    unlistedText({ heldOver: [{ id: A }], passedOver: [{ id: B }], before }, titles);
  const abstract = '<details><summary>Abstract</summary>x</details>';
  expect(withoutUnlisted(`Above.\n${abstract}\n${list()}\n\n${list(12)}\n\nBelow.`)).toBe(
    `Above.\n${abstract}\nBelow.`,
  );
});
